import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { userErrors } from '../../message/user-errors.ts';
import { placeOf, type Refusal, refuse, refuseAction } from './guard.ts';
import type { OpenPlace } from './open-place.ts';
import { devFolder } from './overlay.ts';
import type { Answer, Respond, Served } from './respond.ts';

export interface DevServerOptions {
  readonly host: string;
  readonly port: number;
  /** Whether to take the next free port where `port` is taken. */
  readonly anyPort: boolean;
  readonly respond: Respond;
  readonly served: () => Promise<Served>;
  /** Opens a place in the editor, for requests that know the token. */
  readonly openPlace: OpenPlace;
  readonly token: string;
}

export interface DevServer {
  readonly url: string;
  /** Tells all open pages of the version that is served now. */
  readonly announce: (version: string) => void;
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
  const listeners = new Set<ServerResponse>();
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
    const served = await options.served();
    if (place === `${devFolder}/events`) {
      return listen(request, response, listeners, served.version);
    }
    send(request, response, await options.respond(place, served));
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
    announce: (version) => {
      for (const listener of listeners) listener.write(`data: ${version}\n\n`);
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

/** Keeps the connection open and sends a line whenever the site has changed (server-sent events). */
function listen(
  request: IncomingMessage,
  response: ServerResponse,
  listeners: Set<ServerResponse>,
  version: string,
): void {
  response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  response.write(`retry: 500\ndata: ${version}\n\n`);
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
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
