import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request is refused, as the status and the words of the answer. */
export interface Refusal {
  readonly status: 400 | 403 | 405 | 413;
  readonly text: string;
}

/**
 * Refuses what no reader's browser asks for. Any page on the internet can send requests to a server on
 * this machine, under a name of its own even (DNS rebinding), so the name must be one of `hosts` and a
 * request may not come from another site.
 */
export function refuse(request: IncomingMessage, hosts: ReadonlySet<string>): Refusal | null {
  const { method, headers, url = '' } = request;
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, text: 'Only GET and HEAD' };
  if (!isAllowed(headers.host, hosts)) return { status: 403, text: 'Unknown host' };
  const { origin } = headers;
  if (origin !== undefined && !isAllowed(hostOf(origin), hosts)) {
    return { status: 403, text: 'Request from another site' };
  }
  // Following a link from elsewhere is fine; being a part of another site's page is not.
  const crossSite = headers['sec-fetch-site'] === 'cross-site';
  if (crossSite && headers['sec-fetch-mode'] !== 'navigate') {
    return { status: 403, text: 'Request from another site' };
  }
  return url.startsWith('/') ? null : { status: 400, text: 'Expected a path' };
}

/**
 * Refuses to start a program for anybody but a page of ours: besides what `refuse` asks, a request is a POST
 * from the very origin it goes to, and knows the token that stands in our pages only. Another site can
 * neither read the token nor send the header that carries it.
 */
export function refuseAction(
  request: IncomingMessage,
  hosts: ReadonlySet<string>,
  token: string,
): Refusal | null {
  const { method, headers } = request;
  if (method !== 'POST') return { status: 405, text: 'Only POST' };
  if (!isAllowed(headers.host, hosts)) return { status: 403, text: 'Unknown host' };
  const site = headers['sec-fetch-site'];
  const isOurs = headers.origin !== undefined && hostOf(headers.origin) === headers.host;
  if (!isOurs || (site !== undefined && site !== 'same-origin')) {
    return { status: 403, text: 'Request from another site' };
  }
  const given = headers['x-recount-token'];
  const isKnown = typeof given === 'string' && timingSafeEqual(digest(given), digest(token));
  if (!isKnown) return { status: 403, text: 'The page is older than the server: load it again' };
  return Number(headers['content-length'] ?? Number.NaN) <= maxBody
    ? null
    : { status: 413, text: 'Expected a short request' };
}

/** Bytes of a request that names a place; paths are shorter than 4 KB everywhere. */
const maxBody = 8192;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** `localhost:4321` → `localhost`; `[::1]:4321` → `[::1]`. The port may be another through a tunnel. */
function isAllowed(host: string | undefined, hosts: ReadonlySet<string>): boolean {
  const name = /^(\[[\da-f:.]+\]|[^:]+)(?::\d{1,5})?$/i.exec(host ?? '')?.[1]?.toLowerCase();
  return name !== undefined && (hosts.has(name) || name.endsWith('.localhost'));
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/**
 * The place in the site that a request's target names: `/x/?y` → `x/`. Null for a target that is no
 * well-formed path. Nothing is looked up on disk by it, so `..` finds nothing.
 */
export function placeOf(target: string): string | null {
  const path = /^\/([^?#]*)/.exec(target)?.[1] ?? '';
  try {
    const place = decodeURIComponent(path);
    return place.includes('\0') ? null : place;
  } catch {
    return null;
  }
}
