import {
  appendFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Puts a text into a file the way an editor saves it. */
export type Save = (file: string, text: string) => void;

const beside = (file: string, name: (own: string) => string): string =>
  join(dirname(file), name(basename(file)));

/** How editors write: what else they leave for a moment, and in which order. */
export const editors: Readonly<Record<string, Save>> = {
  'in place (nano, VS Code)': (file, text) => writeFileSync(file, text),
  'truncated, then in parts': (file, text) => {
    writeFileSync(file, '');
    for (let at = 0; at < text.length; at += 512) appendFileSync(file, text.slice(at, at + 512));
  },
  'a new file, renamed over (gedit)': (file, text) => {
    const other = beside(file, () => `.goutputstream-${process.pid}`);
    writeFileSync(other, text);
    renameSync(other, file);
  },
  'a new file with the ending, renamed over': (file, text) => {
    const other = beside(file, (own) => `${own.slice(0, -3)}.tmp.md`);
    writeFileSync(other, text);
    renameSync(other, file);
  },
  'two renames (JetBrains)': (file, text) => {
    const [fresh, old] = [
      beside(file, (own) => `${own}___jb_tmp___`),
      beside(file, (own) => `${own}___jb_old___`),
    ];
    writeFileSync(fresh, text);
    if (existsSync(file)) renameSync(file, old);
    renameSync(fresh, file);
    rmSync(old, { force: true });
  },
  'a backup (Vim)': (file, text) => {
    const [probe, backup, swap] = [
      beside(file, () => '4913'),
      beside(file, (own) => `${own}~`),
      beside(file, (own) => `.${own}.swp`),
    ];
    writeFileSync(swap, 'b0VIM');
    writeFileSync(probe, '');
    rmSync(probe);
    if (existsSync(file)) renameSync(file, backup);
    writeFileSync(file, text);
    rmSync(backup, { force: true });
    rmSync(swap);
  },
  'a lock and a backup (Emacs)': (file, text) => {
    const [lock, auto, backup] = [
      beside(file, (own) => `.#${own}`),
      beside(file, (own) => `#${own}#`),
      beside(file, (own) => `${own}~`),
    ];
    rmSync(lock, { force: true });
    symlinkSync('ana@host.4711:1700000000', lock);
    writeFileSync(auto, text.slice(0, 200));
    if (existsSync(file)) writeFileSync(backup, readFileSync(file));
    writeFileSync(file, text);
    rmSync(auto);
    rmSync(lock);
  },
  'gone and there again (sync clients)': (file, text) => {
    rmSync(file, { force: true });
    writeFileSync(file, text);
  },
};
