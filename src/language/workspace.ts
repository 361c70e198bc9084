import { setImmediate as giveWay } from 'node:timers/promises';
import { isPostFile, type PostSource } from '../catalog/post-source.ts';
import type { Catalog, CompiledPost } from '../catalog/types.ts';
import type { CompileOptions } from '../compile/compile-post.ts';
import { tryCompilePost } from '../compile/try-compile-post.ts';
import { defaults } from '../config/defaults.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import type { Config } from '../config/types.ts';
import { parseDocument } from '../document/parse-document.ts';
import type { ParseMarkdown } from '../document/parse-markdown.ts';
import { createPieceParser } from '../document/parse-pieces.ts';
import type { PostDocument, PostFile } from '../document/types.ts';
import { compareMessages, type Message } from '../message/message.ts';
import { UserError } from '../message/user-error.ts';
import type { Day, Postmortem } from '../postmortem/types.ts';
import { runCatalogRules } from '../rules/run-rules.ts';
import { type EditorText, readEditorText } from './positions.ts';
import { createCatalogKeeper } from './update-catalog.ts';

/** The world outside: files and clock. */
export interface World {
  readonly loadConfig: () => Promise<LoadedConfig>;
  readonly createSource: (config: Config) => PostSource;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The page of a rule as Markdown and its address, or null where it has none. */
  readonly readRulePage: (ruleId: string) => Promise<string | null>;
}

/** A post as it is now, unsaved text before the text on disk. */
export interface OpenPost extends EditorText {
  readonly path: string;
  readonly postmortem: Postmortem;
  readonly compiled: CompiledPost;
  /** Parsed when asked for. */
  readonly document: () => PostDocument;
}

/**
 * The posts of a site: on disk, and in the editor before they are saved. What it answers depends on
 * those texts, the configuration and the day alone, however they came about.
 */
export interface Workspace {
  /** Takes in what has changed on disk. Never fails: `failure` says what is wrong. */
  readonly refresh: () => Promise<void>;
  /** All posts were read once: until then nothing is said about links between them. */
  readonly isLoaded: () => boolean;
  readonly setText: (path: string, text: string) => void;
  /** The text on disk counts again. */
  readonly dropText: (path: string) => void;
  readonly isPost: (path: string) => boolean;
  readonly post: (path: string) => OpenPost | null;
  readonly catalog: () => Catalog;
  /** What is to be said of one post, in the order of reports. */
  readonly messages: (path: string) => readonly Message[];
  readonly config: () => LoadedConfig;
  /** What posts are compiled with. */
  readonly options: () => CompileOptions;
  /** Why configuration or posts could not be read at all. */
  readonly failure: () => UserError | null;
  readonly world: World;
}

interface Slot {
  readonly text: string;
  readonly options: CompileOptions;
  readonly result: CompiledPost | Message;
}

/** Compiling goes on at most this long, in milliseconds, before the editor's requests get their turn. */
const patience = 30;

export function createWorkspace(world: World): Workspace {
  let loaded: LoadedConfig = { config: defaults, messages: [], path: null };
  let failure: UserError | null = null;
  let isLoaded = false;
  let options = optionsOf(defaults, world.now());
  let source = world.createSource(defaults);
  let assets: ReadonlySet<string> = new Set();
  /** Texts on disk, and why others could not be read. */
  const disk = new Map<string, string | Message>();
  const overlays = new Map<string, EditorText>();
  const slots = new Map<string, Slot>();
  /** Of open posts only: thousands of trees would not fit in memory. */
  const documents = new Map<string, PostDocument>();
  const parsers = new Map<string, ParseMarkdown>();
  const keeper = createCatalogKeeper();

  const isPost = (path: string): boolean => disk.has(path) || isPostPath(path, loaded.config);

  const parse = (file: PostFile): PostDocument => {
    const known = documents.get(file.path);
    if (known?.text === file.text) return known;
    if (!overlays.has(file.path)) return parseDocument(file);
    const parseTree = parsers.get(file.path) ?? createPieceParser();
    const document = parseDocument(file, parseTree);
    parsers.set(file.path, parseTree);
    documents.set(file.path, document);
    return document;
  };

  /** The post or the message that stands in its place, compiled once for a text. */
  const compiled = (path: string): CompiledPost | Message | null => {
    const onDisk = disk.get(path);
    const overlay = isPost(path) ? overlays.get(path)?.text : undefined;
    const text = overlay ?? onDisk;
    if (text === undefined) return null;
    if (typeof text !== 'string') return text;
    const known = slots.get(path);
    if (known?.text === text && known.options === options) return known.result;
    const result = tryCompilePost({ path, text }, options, parse);
    slots.set(path, { text, options, result });
    return result;
  };

  const paths = (): string[] => [...new Set([...disk.keys(), ...overlays.keys()])];

  const gather = (): Catalog =>
    keeper.gather(
      paths()
        .map(compiled)
        .filter((result) => result !== null && 'postmortem' in result),
      assets,
    );

  const readDisk = async (): Promise<void> => {
    const next = await world.loadConfig();
    const nextOptions = optionsOf(next.config, world.now());
    loaded = next;
    if (JSON.stringify(nextOptions) !== JSON.stringify(options)) {
      options = nextOptions;
      source = world.createSource(next.config);
      slots.clear();
    }
    const listing = await source.list();
    const there = new Set(listing.posts);
    for (const path of [...disk.keys()]) if (!there.has(path)) disk.delete(path);
    for (const message of listing.messages) {
      if (!there.has(message.path)) disk.set(message.path, message);
    }
    let since = world.now();
    for (const path of listing.posts) {
      const file = await source.read(path);
      disk.set(path, isPostFile(file) ? file.text : file);
      compiled(path);
      if (world.now() - since < patience) continue;
      await giveWay();
      since = world.now();
    }
    for (const path of [...slots.keys()]) {
      if (!disk.has(path) && !overlays.has(path)) slots.delete(path);
    }
    assets = listing.assets;
    isLoaded = true;
  };

  const refresh = async (): Promise<void> => {
    try {
      await readDisk();
      failure = null;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failure = error;
      isLoaded = true;
    }
  };

  const messages = (path: string): readonly Message[] => {
    const result = compiled(path);
    if (result === null) return [];
    if (!('postmortem' in result)) return [result];
    if (!isLoaded) return result.messages;
    const { config, today } = options;
    const together = runCatalogRules(gather(), {
      settings: config.rules,
      house: config,
      today,
      only: new Set([path]),
    });
    return [...result.messages, ...together].sort(compareMessages);
  };

  return {
    refresh: inTurn(refresh),
    isLoaded: () => isLoaded,
    setText: (path, text) => {
      overlays.set(path, readEditorText(text));
    },
    dropText: (path) => {
      overlays.delete(path);
      documents.delete(path);
      parsers.delete(path);
      if (!disk.has(path)) slots.delete(path);
    },
    isPost,
    post: (path) => {
      const result = compiled(path);
      const text = slots.get(path)?.text;
      if (result === null || !('postmortem' in result) || text === undefined) return null;
      const document = (): PostDocument => parse({ path, text });
      const hasMark = overlays.get(path)?.hasMark ?? false;
      return { path, text, hasMark, postmortem: result.postmortem, compiled: result, document };
    },
    catalog: gather,
    messages,
    config: () => loaded,
    options: () => options,
    failure: () => failure,
    world,
  };
}

function optionsOf(config: Config, now: number): CompileOptions {
  return { config, today: new Date(now).toISOString().slice(0, 10) as Day, links: null };
}

/** Whether a file that may not exist yet would be a post, by its name. */
function isPostPath(path: string, { posts }: Config): boolean {
  if (!path.startsWith(`${posts}/`) || !path.endsWith('.md')) return false;
  const names = path.slice(posts.length + 1).split('/');
  return !names.some((name) => /^[._]/.test(name)) && !/^readme\.md$/i.test(names.at(-1) ?? '');
}

/** Runs never overlap; those asked for while one waits its turn are one. */
function inTurn(run: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return () => {
    const start = (): Promise<void> => {
      next = null;
      current = run();
      return current;
    };
    next ??= current.then(start, start);
    return next;
  };
}
