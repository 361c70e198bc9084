/** What asking over the network needs of the world. */
export interface Network {
  readonly fetch: typeof fetch;
  /** Waits; rejects when `signal` is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** An answer that is no success; the message is for people. */
export class RequestFailure extends Error {
  /** No further request to this host has a chance now. */
  readonly isFinal: boolean;

  constructor(message: string, isFinal = false) {
    super(message);
    this.isFinal = isFinal;
  }
}

/** Seconds that a tracker may let us wait; with more it is better to come again. */
const mostPatience = 60;
const mostTries = 4;
const mostRedirects = 3;
const timeout = 20_000;
/** An answer is a few kilobytes; a list of a hundred tickets half a megabyte. */
const mostBytes = 8 * 1024 * 1024;

/** An answer, and the address of the next page of it. */
export interface JsonPage {
  readonly body: unknown;
  readonly next: string | null;
}

/**
 * Asks for JSON. Redirects are followed on the same host only, since the headers hold a token; a tracker that
 * asks to wait is waited for, up to a minute.
 */
export async function fetchJson(
  url: string,
  headers: Readonly<Record<string, string>>,
  network: Network,
): Promise<JsonPage> {
  let address = url;
  let redirects = 0;
  for (let tries = 1; ; ) {
    const response = await ask(address, headers, network);
    const target = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && target !== null) {
      const next = new URL(target, address);
      if (next.origin !== new URL(address).origin) {
        throw new RequestFailure(`it is elsewhere now: ${next.origin}`);
      }
      if (++redirects > mostRedirects) throw new RequestFailure('it leads in a circle');
      address = next.href;
      continue;
    }
    if (response.ok) {
      const body = await readBody(response);
      return { body, next: nextPage(response, address) };
    }
    const wait = waitOf(response, network.now());
    await response.body?.cancel();
    if (wait === null) throw new RequestFailure(reasonOf(response.status), response.status === 401);
    if (wait > mostPatience || ++tries > mostTries) {
      throw new RequestFailure(`the tracker asks to wait ${Math.ceil(wait)} s`, true);
    }
    await network.sleep(wait * 1000, network.signal);
  }
}

async function ask(
  url: string,
  headers: Readonly<Record<string, string>>,
  { fetch, signal }: Network,
): Promise<Response> {
  try {
    return await fetch(url, {
      headers,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
    });
  } catch (error) {
    signal.throwIfAborted();
    const { name, cause } = error as Error;
    if (name === 'TimeoutError') throw new RequestFailure('no answer in time', true);
    const code = (cause as { code?: string } | undefined)?.code ?? name;
    throw new RequestFailure(`no connection (${code})`, true);
  }
}

async function readBody(response: Response): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > mostBytes) throw new RequestFailure('its answer is too long');
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    throw new RequestFailure('its answer is no JSON');
  }
}

/** Seconds to wait before the same is asked again; null where waiting is of no use. */
function waitOf({ status, headers }: Response, now: number): number | null {
  const after = headers.get('retry-after');
  if (status === 429 || status === 503 || (status === 403 && after !== null)) {
    if (after !== null && /^\d{1,9}$/.test(after)) return Number(after);
    const date = Date.parse(after ?? '');
    if (!Number.isNaN(date)) return Math.max(0, (date - now) / 1000);
  }
  const isLimited = status === 429 || status === 403;
  const left = headers.get('x-ratelimit-remaining') ?? headers.get('ratelimit-remaining');
  const reset = headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset');
  if (isLimited && left === '0' && reset !== null && /^\d{1,12}$/.test(reset)) {
    return Math.max(0, Number(reset) - now / 1000);
  }
  if (status === 429) return 5;
  return status === 502 || status === 503 || status === 504 ? 1 : null;
}

const reasonOf = (status: number): string =>
  ({
    401: 'the token is not accepted',
    403: 'the token may not read it',
    404: 'it is not there, or needs a token that may read it',
    410: 'it was deleted',
  })[status] ?? `the tracker answers ${status}`;

/** The next page of a list, by the header `Link` (RFC 8288); only of the same host. */
function nextPage({ headers }: Response, address: string): string | null {
  const link = headers.get('link') ?? '';
  const match = /<([^<>]{1,2000})>\s*;[^,]{0,200}\brel="?next"?/.exec(link);
  if (match === null) return null;
  const next = new URL(match[1] ?? '', address);
  return next.origin === new URL(address).origin ? next.href : null;
}
