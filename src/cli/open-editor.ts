import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { userErrors } from '../message/user-errors.ts';
import type { Io } from './io.ts';

/** A place in a file, counted from 1. */
export interface EditorPlace {
  /** Absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What the person's environment names: a command that may have arguments, as git takes it. */
export function editorCommand({ VISUAL, EDITOR }: Io['env']): string {
  const command = [VISUAL, EDITOR].find((text) => (text ?? '').trim() !== '');
  if (command === undefined) throw userErrors.editorUnset();
  return command.trim();
}

type Notation = (place: EditorPlace) => readonly string[];

const behind: Notation = ({ file, line, column }) => [`${file}:${line}:${column}`];
const plus: Notation = ({ file, line, column }) => [`+${line}:${column}`, file];

/** How editors are told of a line. One that is not here opens the file at its top. */
const notations: readonly (readonly [program: RegExp, args: Notation])[] = [
  [
    /^(?:code|code-insiders|codium|vscodium|cursor|windsurf)$/,
    (place) => ['--goto', ...behind(place)],
  ],
  [/^(?:subl|sublime_text|zed|zeditor|hx|helix|lapce)$/, behind],
  [
    /^(?:n?vim|g?vim|mvim|nvim-qt|neovide)$/,
    ({ file, line, column }) => [`+call cursor(${line},${column})`, file],
  ],
  [/^(?:emacs|emacsclient|kak|micro|gedit|gnome-text-editor)$/, plus],
  [/^(?:nano|pico)$/, ({ file, line, column }) => [`+${line},${column}`, file]],
  [/^(?:vi|joe|jed|ne|mg|less|bbedit)$/, ({ file, line }) => [`+${line}`, file]],
  [/^kate$/, ({ file, line, column }) => ['-l', `${line}`, '-c', `${column}`, file]],
  [/^r?mate$/, ({ file, line }) => ['--line', `${line}`, file]],
  [
    /^(?:idea|webstorm|pycharm|goland|rubymine|phpstorm|clion|rider)(?:64)?$/,
    ({ file, line, column }) => ['--line', `${line}`, '--column', `${column}`, file],
  ],
  [/^notepad\+\+$/, ({ file, line, column }) => [`-n${line}`, `-c${column}`, file]],
];

/** Arguments that open a place in the editor that `command` starts. */
export function editorArguments(command: string, place: EditorPlace): readonly string[] {
  const program = programOf(command);
  const args = notations.find(([form]) => form.test(program))?.[1];
  return args === undefined ? [place.file] : args(place);
}

/** `"/opt/My Editor/code" --wait` → `code`. */
function programOf(command: string): string {
  const word = /^(?:"([^"]+)"|'([^']+)'|(\S+))/.exec(command)?.slice(1).find(Boolean) ?? '';
  const name = word.split(/[\\/]/).at(-1) ?? '';
  return name.replace(/\.(?:exe|cmd|bat)$/i, '').toLowerCase();
}

/** Whether the editor works in the terminal that it is started from. */
export function needsTerminal(command: string): boolean {
  const program = programOf(command);
  const terminalFlag = /\s(?:-nw|-t|-tty|--no-window-system)\b/.test(command);
  return /^(?:n?vim|vi|nano|pico|hx|helix|kak|micro|joe|jed|ne|mg)$/.test(program) || terminalFlag;
}

/** Opens a place in the person's editor, and waits until the editor ends. */
export async function editPlace(place: EditorPlace, env: Io['env']): Promise<void> {
  const command = editorCommand(env);
  const failure = await ended(start(command, place, env, 'inherit'));
  if (failure !== null) throw userErrors.editorFailed(command, failure);
}

/** Milliseconds in which an editor that can't be started says so. */
const patience = 1500;

/**
 * Opens places for somebody who looks at another window, one editor in this terminal at a time. Which
 * editor is the environment's to say and never the site's: a site may come from anybody.
 */
export function createEditorOpener({
  env,
  stdout,
}: Pick<Io, 'env' | 'stdout'>): (place: EditorPlace) => Promise<void> {
  let isBusy = false;
  return async (place) => {
    const command = editorCommand(env);
    if (!needsTerminal(command)) return showPlace(place, env);
    if (!stdout.isTTY) throw userErrors.editorFailed(command, 'it needs a terminal');
    if (isBusy) throw userErrors.editorFailed(command, 'it is open already');
    isBusy = true;
    const done = (): void => {
      isBusy = false;
    };
    // It stays open while its user works: the page is not kept waiting.
    editPlace(place, env).then(done, done);
  };
}

/** Opens a place in the person's editor and goes on; throws if the editor ends with a failure at once. */
async function showPlace(place: EditorPlace, env: Io['env']): Promise<void> {
  const command = editorCommand(env);
  const child = start(command, place, env, 'ignore');
  const failure = await Promise.race([ended(child), sleep(patience, null, { ref: false })]);
  if (failure !== null) throw userErrors.editorFailed(command, failure);
}

function start(
  command: string,
  place: EditorPlace,
  env: Io['env'],
  stdio: 'inherit' | 'ignore',
): ChildProcess {
  const args = editorArguments(command, place);
  const options = { stdio, env: { ...env } };
  if (process.platform === 'win32') {
    // Its shell has no safe way to quote these.
    if (/["%!^&|<>\r\n]/.test(args.join(''))) {
      throw userErrors.editorFailed(
        command,
        'the name of the file holds signs that Windows takes for commands',
      );
    }
    const quoted = args.map((argument) => `"${argument}"`).join(' ');
    return spawn(`${command} ${quoted}`, { ...options, shell: true });
  }
  // As git does: the variable is the person's own and may hold any command; the path is only handed over.
  return spawn('/bin/sh', ['-c', `${command} "$@"`, command, ...args], options);
}

/** Why a program failed, or null where it ended well. */
function ended(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => {
      if (code === 0) resolve(null);
      else resolve(code === 127 ? 'there is no such command' : `exit code ${code ?? signal}`);
    });
  });
}
