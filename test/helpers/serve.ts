import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

/** A running server: its address, with the path under which the site stands, and the way to end it. */
export interface Served {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a built folder the way a static host does, under `prefix` (`/` or `/sub/path/`). */
export async function serveFolder(folder: string, prefix = '/'): Promise<Served> {
  const files = sirv(folder, { dev: true });
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const notFound = () => {
      response.statusCode = 404;
      response.end('Not found');
    };
    if (!path.startsWith(prefix)) return notFound();
    request.url = `/${path.slice(prefix.length)}`;
    return files(request, response, notFound);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
