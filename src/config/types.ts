import type { Message } from '../message/message.ts';
import type { ReadOptions } from '../postmortem/types.ts';
import type { RuleSetting, RuleSettings } from '../rules/types.ts';
import type { TrackerConfig } from '../trackers/types.ts';

/** Whom a site is made for. */
export type Audience = 'public' | 'internal';

/** A colour for light pages and one for dark ones. */
export interface Tone {
  readonly light: string;
  readonly dark: string;
}

/** The look of a house; what is absent is ours. */
export interface Brand {
  /** Picture beside the title: a path below the folder `public`. */
  readonly logo?: string;
  readonly accent?: Tone;
  readonly link?: Tone;
  readonly paper?: Tone;
  readonly ink?: Tone;
  /** Lists of fonts as in a style sheet. */
  readonly serif?: string;
  readonly sans?: string;
  readonly mono?: string;
}

/** Everything a house can set, with defaults filled in. Read from `recount.yaml`, `.toml` or `.json`. */
export interface Config extends ReadOptions {
  /** Name of the site, in its head and its feeds. */
  readonly title: string;
  readonly description: string;
  /** BCP 47 tag of the interface: `en`. */
  readonly language: string;
  /** Texts of the interface in the site's own words, by key: as in `site/texts/en.ts`. */
  readonly texts: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  /** Who the site is for: internal posts and blocks are left out of a public one. */
  readonly audience: Audience;
  /** Where the site will be, with `/` at its end: `https://example.org/sub/path/`. Null: not known. */
  readonly url: string | null;
  /** WebSub hub that tells subscribers of new items, a full address, or null. */
  readonly hub: string | null;
  /** Where a post is edited, with `{path}` for its path: `https://forge.example/edit/main/{path}`. Or null. */
  readonly editUrl: string | null;
  readonly brand: Brand;
  /** Trackers of the house's own, besides those that everybody knows. */
  readonly trackers: readonly TrackerConfig[];
  /** Folders relative to the root, with `/` between and none at the end. */
  readonly posts: string;
  readonly pages: string;
  readonly templates: string;
  readonly public: string;
  readonly out: string;
  /** Only rules whose setting differs from their default: `error`, `off`, `[warn, { days: 30 }]`. */
  readonly rules: RuleSettings;
}

/** What reading a configuration gives: settings that are wrong have their default and a message. */
export interface ConfigReading {
  readonly config: Config;
  readonly messages: readonly Message[];
}

export type { RuleSetting };
