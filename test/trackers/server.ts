import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** An answer of a tracker: a JSON value, or a status with headers. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A request as the tracker saw it. */
export interface Seen {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
}

/** A tracker on this machine: `answer` gets the path with its query, and how often it was asked for before. */
export async function serveTracker(
  answer: (url: string, times: number) => Answer | undefined,
): Promise<{ readonly url: string; readonly seen: readonly Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { url = '' } = request;
    const times = seen.filter((one) => one.url === url).length;
    seen.push({ url, headers: request.headers });
    const { status = 200, headers = {}, body = {} } = answer(url, times) ?? { status: 404 };
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, seen };
}
