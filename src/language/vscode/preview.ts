import { type ChildProcess, spawn } from 'node:child_process';

/** A dev server that is started when a page is first asked for. */
export interface DevServer {
  /** Its address. Fails when the server ends before it tells one. */
  readonly url: () => Promise<string>;
  readonly stop: () => void;
}

export interface DevServerOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

export function createDevServer({ command, args, cwd, env }: DevServerOptions): DevServer {
  let child: ChildProcess | null = null;
  let address: Promise<string> | null = null;
  const start = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const started = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
      child = started;
      let out = '';
      let err = '';
      started.stdout.on('data', (text: Buffer) => {
        out += text;
        const line = /^(https?:\S+)\r?\n/.exec(out)?.[1];
        if (line !== undefined) resolve(line);
      });
      started.stderr.on('data', (text: Buffer) => {
        err = (err + text).slice(-2000);
      });
      const onEnd = (why: string) => {
        address = null;
        reject(new Error(why));
      };
      started.once('error', (error) => onEnd(error.message));
      started.once('close', (code) => onEnd(err.trim() || `It ended with ${code}`));
    });
  return {
    url: () => {
      address ??= start();
      return address;
    },
    stop: () => {
      child?.kill();
      address = null;
    },
  };
}
