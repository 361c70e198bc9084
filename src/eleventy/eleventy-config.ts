/** What Recount uses of Eleventy 3's configuration; Eleventy comes without types. */
export interface EleventyConfig {
  readonly addTemplate: (name: string, template: VirtualTemplate) => void;
  readonly addTransform: (
    name: string,
    transform: (text: string) => string | Promise<string>,
  ) => void;
  readonly on: (event: string, handler: (value: never) => void | Promise<void>) => void;
  readonly ignores: { readonly add: (glob: string) => void };
  readonly addWatchTarget: (path: string) => void;
  readonly setTemplateFormats: (formats: readonly string[]) => void;
  readonly benchmarkManager: { readonly get: (group: string) => { minimumThresholdMs: number } };
  readonly setUseGitIgnore: (use: boolean) => void;
}

/** A template that is no file: data, and a function that makes the text. */
interface VirtualTemplate {
  readonly data: () => object;
  readonly render: (data: never) => string;
}
