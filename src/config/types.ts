import type { Level } from '../message/message.ts';
import type { ReadOptions } from '../postmortem/types.ts';

/** Level of a rule, or level and options: `error`, `off`, `[warn, { days: 30 }]`. */
export interface RuleSetting {
  readonly level: Level | 'off';
  readonly options: Readonly<Record<string, unknown>>;
}

/** Everything a house can set, with defaults filled in. Read from `recount.yaml`, `.toml` or `.json`. */
export interface Config extends ReadOptions {
  /** Name of the site, in its head and its feeds. */
  readonly title: string;
  readonly description: string;
  /** BCP 47 tag of the interface: `en`. */
  readonly language: string;
  /** Where the site will be, with `/` at its end: `https://example.org/sub/path/`. Null: not known. */
  readonly url: string | null;
  /** Folders relative to the root, with `/` between and none at the end. */
  readonly posts: string;
  readonly templates: string;
  readonly public: string;
  readonly out: string;
  /** Only rules whose setting differs from their default. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
}
