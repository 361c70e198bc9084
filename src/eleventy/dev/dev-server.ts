import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { userErrors } from '../../message/user-errors.ts';
import { placeOf, type Refusal, refuse, refuseAction } from './guard.ts';
import type { OpenPlace } from './open-place.ts';
import { devFolder } from './overlay.ts';
import { type Answer, fileAt, type Respond, type Served } from './respond.ts';

export interface DevServerOptions {
  readonly host: string;
  readonly port: number;
  /** Whether to take the next free port where `port` is taken. */
  readonly anyPort: boolean;
  readonly respond: Respond;
  /** The site as it answers a request for a place; without one, with all that was noticed taken in. */
  readonly served: (place?: string) => Promise<Served>;
  /** Opens a place in the editor, for requests that know the token. */
  readonly openPlace: OpenPlace;
  readonly token: string;
}

export interface DevServer {
  readonly url: string;
  /** Sends what has changed in them to all open pages, or to those that show one of these files. */
  readonly announce: (site: Served, files?: ReadonlySet<string>) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Sent with every answer: nothing is kept, guessed, or shown inside another site. */
const headers = {
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
} as const;

/** Serves a site that changes while somebody writes. Every request is taken for hostile. */
export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  const hosts = new Set(['localhost', '127.0.0.1', '[::1]', options.host.toLowerCase()]);
  const listeners = new Set<Listener>();
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url === `/${devFolder}/open`) {
      const refusal = refuseAction(request, hosts, options.token);
      if (refusal !== null) return sendRefusal(request, response, refusal, 'POST');
      const body = Buffer.concat(await request.toArray()).toString('utf8');
      return send(request, response, await options.openPlace(body, await options.served()));
    }
    const refusal = refuse(request, hosts);
    if (refusal !== null) return sendRefusal(request, response, refusal, 'GET, HEAD');
    const place = placeOf(request.url ?? '');
    if (place === null) {
      return send(request, response, { status: 400, type: 'text/plain', body: 'Expected a path' });
    }
    if (place === `${devFolder}/events`) {
      const listener = toListener(request, response);
      if (listener === null) {
        return send(request, response, {
          status: 400,
          type: 'text/plain',
          body: 'Expected a page',
        });
      }
      listeners.add(listener);
      response.on('close', () => listeners.delete(listener));
      const { place: of } = listener;
      return tell(listener, await options.respond(of, await options.served(of)));
    }
    send(request, response, await options.respond(place, await options.served(place)));
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (!response.headersSent) {
        send(request, response, { status: 500, type: 'text/plain', body: String(error) });
      } else {
        response.destroy();
      }
    });
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 10_000;
  const port = await listenOn(server, options);
  const name = /^(?:127\.0\.0\.1|::1)$/.test(options.host) ? 'localhost' : options.host;
  return {
    url: `http://${name}:${port}/`,
    announce: async (site, files) => {
      for (const listener of listeners) {
        if (files?.has(fileAt(listener.place)) === false) continue;
        tell(listener, await options.respond(listener.place, site));
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function sendRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  { status, text }: Refusal,
  allowed: string,
): void {
  // What follows in a refused request is not read.
  response.setHeader('connection', 'close');
  if (status === 405) response.setHeader('allow', allowed);
  send(request, response, { status, type: 'text/plain; charset=utf-8', body: text });
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { status, type, body, location } = answer;
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, {
    ...headers,
    'content-type': type,
    'content-length': bytes.byteLength,
    // An image that is opened by itself is a document, and may hold scripts.
    ...(type === 'image/svg+xml' ? { 'content-security-policy': "script-src 'none'" } : {}),
    ...(location === undefined ? {} : { location }),
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** An open page, which is told of what changes in it (server-sent events). */
interface Listener {
  readonly response: ServerResponse;
  /** Where it is in the site: `postmortems/x/`. */
  readonly place: string;
  /** What it shows, as far as is known. */
  page: string | null;
  overlay: string | null;
}

/** Keeps the connection open for a page that says where it is and what it shows; null: it does not. */
function toListener(request: IncomingMessage, response: ServerResponse): Listener | null {
  const asked = new URL(request.url ?? '', 'http://localhost').searchParams;
  const at = asked.get('at') ?? '';
  const place = at.startsWith('/') ? placeOf(at) : null;
  if (place === null || request.method === 'HEAD') return null;
  response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
  response.write('retry: 500\n\n');
  return { response, place, page: asked.get('page'), overlay: asked.get('overlay') };
}

/** Sends to an open page what has changed in it. What is no post it loads again as a whole. */
function tell(listener: Listener, { shown, status, body }: Answer): void {
  const [page, overlay] = [shown?.page ?? null, shown?.overlay ?? null];
  const isSame = listener.page === page;
  if (isSame && listener.overlay === overlay) return;
  Object.assign(listener, { page, overlay });
  const news = isSame
    ? { page, overlay, token: shown?.token, messages: shown?.messages }
    : shown?.isPost === true && status === 200
      ? { page, overlay, token: shown.token, html: String(body) }
      : null;
  const name = news === null ? 'reload' : isSame ? 'messages' : 'page';
  listener.response.write(`event: ${name}\ndata: ${JSON.stringify(news)}\n\n`);
}

async function listenOn(server: Server, options: DevServerOptions): Promise<number> {
  const last = options.anyPort ? Math.min(options.port + 50, 65_535) : options.port;
  for (let port = options.port; ; port++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, options.host, () => {
          server.off('error', reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE' || port >= last)
        throw userErrors.portTaken(port, options.host, code);
    }
  }
}
