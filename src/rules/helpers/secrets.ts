import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import type { SecretLintRuleContext, SecretLintSourceCode } from '@secretlint/types';

/** Something that lets whoever reads it in, by the offsets of its text. */
export interface Secret {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** What the rules of the preset look for, in words, by the end of their ids. */
const names: Readonly<Record<string, string>> = {
  aws: 'key of AWS',
  privatekey: 'private key',
  npm: 'token of npm',
  basicauth: 'password in an address',
  slack: 'token of Slack',
  sendgrid: 'key of SendGrid',
  shopify: 'key of Shopify',
  github: 'token of GitHub',
  openai: 'key of OpenAI',
  anthropic: 'key of Anthropic',
  linear: 'token of Linear',
  '1password': 'token of 1Password',
  'database-connection-string': 'password of a database',
};

const nameOf = (id: string): string => names[id.replace(/^.*-rule-/, '')] ?? 'secret';

/** The rules that look for secrets in any text: ignores are Recount's own, and key files are no posts. */
const scanners = rules.filter(
  ({ meta }) => meta.type === 'scanner' && meta.supportedContentTypes.includes('text'),
);

/**
 * The secrets that secretlint's recommended rules find, in the order of the text. The rules are run
 * without `@secretlint/core`, which waits for rules that read files: those for text answer at once.
 */
export function findSecrets(content: string, filePath: string): readonly Secret[] {
  const found = new Map<string, Secret>();
  for (const { meta, create } of scanners) {
    const context: SecretLintRuleContext = {
      sharedOptions: {},
      createTranslator: () => (id) => ({
        message: String(id),
        messageId: String(id),
        data: undefined as never,
      }),
      report: ({ range: [start, end] }) => {
        const key = `${start}-${end}`;
        if (!found.has(key)) found.set(key, { name: nameOf(meta.id), start, end });
      },
      ignore: () => {},
    };
    // What a rule asks of a text; all else of a source is for rules that look at files.
    const source = { content, filePath, ext: '.md', contentType: 'text' } as SecretLintSourceCode;
    create(context, {}).file?.(source);
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
