import type { IncomingMessage } from 'node:http';

/** Why a request is refused, as the status and the words of the answer. */
export interface Refusal {
  readonly status: 400 | 403 | 405;
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
