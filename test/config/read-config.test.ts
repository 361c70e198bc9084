import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { defaults } from '../../src/config/defaults.ts';
import { readConfig, readPackageConfig } from '../../src/config/read-config.ts';
import { createConfigSchema } from '../../src/config/schema.ts';
import { ruleIds } from '../../src/rules/index.ts';
import { type Data, toToml } from '../frontmatter/to-toml.ts';

const readYaml = (text: string) => readConfig(text, 'yaml', 'recount.yaml');

/** Reads the same settings from all three languages and expects the same of them. */
function readTriplets(data: Record<string, Data>) {
  const [json, yaml, toml] = [
    readConfig(JSON.stringify(data, null, '\t'), 'json', 'recount.json'),
    readConfig(JSON.stringify(data), 'yaml', 'recount.yaml'),
    readConfig(toToml(data), 'toml', 'recount.toml'),
  ];
  const told = ({ messages }: typeof json) =>
    messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`);
  expect(told(yaml)).toEqual(told(json));
  expect(told(toml)).toEqual(told(json));
  expect(toml.config).toEqual(json.config);
  expect(yaml.config).toEqual(json.config);
  return { config: json.config, told: told(json) };
}

test.each(['', '# nothing yet\n', 'title:\nurl: ""\n'])(
  'nothing set is the defaults: %j',
  (text) => {
    expect(readYaml(text)).toEqual({ config: defaults, messages: [] });
  },
);

test('the defaults pass their own checks', () => {
  const { title, description, language, posts, templates, out, causes } = defaults;
  const severities = defaults.severities.map(({ name, label, aliases }) => ({
    name,
    label,
    aliases,
  }));
  const { config, told } = readTriplets({
    ...{
      title,
      description,
      language,
      posts,
      templates,
      public: defaults.public,
      out,
      causes,
      severities,
    },
    detection_methods: defaults.detectionMethods,
    sections: { required: defaults.sections.required },
  });
  expect(told).toEqual([]);
  expect(config).toEqual(defaults);
});

test('reads all settings', () => {
  const { config, told } = readTriplets({
    title: 'Incidents',
    description: 'Ours.',
    language: 'pt-BR',
    url: 'https://example.org/sub/path',
    timezone: 'europe/berlin',
    posts: 'incidents/',
    templates: 'theme/templates',
    public: 'static',
    out: 'dist/site',
    severities: [
      'SEV0',
      { name: 'SEV1', due_days: 15 },
      { name: 'SEV2', label: 'Bad', aliases: ['bad'] },
    ],
    causes: ['fire'],
    detection_methods: ['smell'],
    fields: {
      tier: { type: 'text', values: ['gold'], required: true, label: 'Tier' },
      cost: 'number',
    },
    sections: {
      aliases: { timeline: ['What we saw'] },
      required: ['timeline', 'summary'],
      when: [
        { severity: ['SEV2'], status: ['draft', 'closed'], required: [] },
        { status: ['closed'], also: ['lessons'], aliases: { lessons: ['What we take home'] } },
      ],
    },
    rules: { 'action-owner': 'off', 'date-far': ['warn', { days: 30 }] },
  });
  expect(told).toEqual([]);
  expect(config).toEqual({
    ...defaults,
    title: 'Incidents',
    description: 'Ours.',
    language: 'pt-BR',
    url: 'https://example.org/sub/path/',
    timezone: 'Europe/Berlin',
    posts: 'incidents',
    templates: 'theme/templates',
    public: 'static',
    out: 'dist/site',
    severities: [
      { name: 'SEV0', label: 'SEV0', aliases: [], dueDays: null },
      { name: 'SEV1', label: 'Critical', aliases: defaults.severities[0].aliases, dueDays: 15 },
      { name: 'SEV2', label: 'Bad', aliases: ['bad'], dueDays: null },
    ],
    causes: ['fire'],
    detectionMethods: ['smell'],
    fields: {
      tier: { type: 'text', values: ['gold'], required: true, label: 'Tier' },
      cost: { type: 'number' },
    },
    sections: {
      aliases: { timeline: ['What we saw'] },
      required: ['timeline', 'summary'],
      when: [
        { severity: ['SEV2'], status: ['draft', 'closed'], required: [] },
        { status: ['closed'], also: ['lessons'], aliases: { lessons: ['What we take home'] } },
      ],
    },
    rules: {
      'action-owner': { level: 'off', options: {} },
      'date-far': { level: 'warn', options: { days: 30 } },
    },
  });
});

test.each<[Record<string, Data>, string]>([
  [{ titel: 'x' }, 'config-key: Unexpected key `titel`, expected `title`'],
  [{ base_url: 'https://example.org' }, 'config-key: Unexpected key `base_url`, expected `url`'],
  [
    { 'detection-methods': ['x'] },
    'config-key: Unexpected key `detection-methods`, expected `detection_methods`',
  ],
  [
    { rules: { 'action-owners': 'off' } },
    'config-key: Unexpected key `action-owners`, expected `action-owner`',
  ],
  [
    { rules: { constructor: 'off' } },
    'config-key: Unexpected key `constructor`, expected a known key',
  ],
  [
    { rules: { 'date-far': ['warn', { day: 3 }] } },
    'config-key: Unexpected option `day` of `date-far`, expected `days`',
  ],
  [
    { rules: { 'date-far': ['warn', { days: 'x' }] } },
    'config-value: Unexpected text for option `days` of `date-far`, expected a number',
  ],
  [
    { rules: { 'date-far': 'warning' } },
    'config-value: Unexpected value `warning`, expected one of `off`, `info`, `warn` or `error`',
  ],
  [
    { rules: { 'date-far': ['eror', {}] } },
    'config-value: Unexpected value `eror`, expected `error`',
  ],
  [
    { rules: { 'date-far': { level: 'warn', options: { day: 3 } } } },
    'config-key: Unexpected option `day` of `date-far`, expected `days`',
  ],
  [
    { rules: { 'no-detection': { level: 'error', when: { severity: ['SEV9'] } } } },
    'config-value: Unexpected value `SEV9`, expected one of `SEV1`, `SEV2`, `SEV3`, `SEV4` or `SEV5`',
  ],
  [
    { rules: { 'no-detection': { level: 'error', when: { status: ['publishd'] } } } },
    'config-value: Unexpected value `publishd`, expected `published`',
  ],
  [
    { rules: { 'no-detection': { level: 'error', whn: {} } } },
    'config-key: Unexpected key `whn`, expected `when`',
  ],
  [{ preset: 'stict' }, 'config-value: Unexpected value `stict`, expected `strict`'],
  [
    { sections: { aliases: { timelin: ['x'] } } },
    'config-key: Unexpected key `timelin`, expected `timeline`',
  ],
  [
    { sections: { required: ['root cause'] } },
    'config-value: Unexpected value `root cause`, expected `root-cause`',
  ],
  [
    { sections: { aliases: { timeline: ['Log'], supporting: ['The *logs*', 'logs:'] } } },
    'config-value: Unexpected second heading `logs:`, expected each heading once',
  ],
  [
    { sections: { aliases: { timeline: ['## :'] } } },
    'config-value: Unexpected heading `## :`, expected words',
  ],
  [
    { sections: { when: [{ severity: ['SEV-1'], also: ['lessons'] }] } },
    'config-value: Unexpected value `SEV-1`, expected `SEV1`',
  ],
  [
    { sections: { when: [{ status: ['reviewd'], also: ['lessons'] }] } },
    'config-value: Unexpected value `reviewd`, expected `reviewed`',
  ],
  [
    { sections: { when: [{ status: ['closed'], also: ['lesson'] }] } },
    'config-value: Unexpected value `lesson`, expected `lessons`',
  ],
  [
    { sections: { when: [{ status: ['closed'], requird: ['lessons'] }] } },
    'config-key: Unexpected key `requird`, expected `required`',
  ],
  [
    { sections: { when: [{ status: ['closed'], aliases: { lesons: ['x'] } }] } },
    'config-key: Unexpected key `lesons`, expected `lessons`',
  ],
  [
    {
      sections: { when: [{ status: ['closed'], aliases: { lessons: ['Ends'], impact: ['End'] } }] },
    },
    'config-value: Unexpected second heading `Ends`, expected each heading once',
  ],
  [
    { sections: { when: [{ also: ['lessons'] }] } },
    'config-value: Unexpected entry for all posts, expected `severity` or `status`',
  ],
  [
    { sections: { when: [{ severity: ['SEV1'] }] } },
    'config-value: Unexpected entry that asks for nothing, expected `required`, `also` or `aliases`',
  ],
  [
    { sections: { when: [{ severity: [], also: ['lessons'] }] } },
    'config-value: Unexpected empty list, expected one item or more',
  ],
  [
    { sections: { when: { also: ['lessons'] } } },
    'config-value: Unexpected keys with values, expected a list',
  ],
  [
    { severities: [{ label: 'x' }] },
    'config-key: Unexpected entry without `name`, expected `name`',
  ],
  [
    { severities: [{ name: 'A', due: 3 }] },
    'config-key: Unexpected key `due`, expected `name`, `label`, `aliases` or `due_days`',
  ],
  [
    { severities: [{ name: 'A', due_days: -1 }] },
    'config-value: Unexpected number `-1`, expected a whole number from 0 up',
  ],
  [
    { severities: [{ name: 'A', due_days: 'x' }] },
    'config-value: Unexpected text `x`, expected a number',
  ],
  [{ severities: [] }, 'config-value: Unexpected empty list, expected one item or more'],
  [{ severities: 'A' }, 'config-value: Unexpected text `A`, expected a list'],
  [
    { severities: ['A', { name: 'B', aliases: ['a'] }] },
    'config-value: Unexpected second severity `a`, expected each name and alias once',
  ],
  [{ fields: { tier: 'texts' } }, 'config-value: Unexpected value `texts`, expected `text`'],
  [
    { fields: { tier: { values: ['x'] } } },
    'config-key: Unexpected entry without `type`, expected `type`',
  ],
  [
    { fields: { title: 'text' } },
    'config-key: Unexpected field `title`, expected a name that no other field has',
  ],
  [
    { fields: { 'Customer Tier': 'text' } },
    'config-key: Unexpected field `Customer Tier`, expected a name in lower case with `_`, such as `customer_tier`',
  ],
  [
    { fields: { cost: { type: 'number', values: ['1'] } } },
    'config-key: Unexpected `values` of a number, expected them for fields of type `text` or `list` only',
  ],
  [{ title: 5 }, 'config-value: Unexpected number `5`, expected text'],
  [
    { language: 'not a tag' },
    'config-value: Unexpected language `not a tag`, expected a tag such as `en` or `pt-BR`',
  ],
  [
    { timezone: 'Mars' },
    'config-value: Unexpected zone `Mars`, expected an IANA name such as `Europe/Berlin`, or an offset such as `+02:00`',
  ],
  [
    { url: '/sub/' },
    'config-value: Unexpected address `/sub/`, expected an address such as `https://example.org/postmortems/`',
  ],
  [
    { url: 'javascript:x' },
    'config-value: Unexpected address `javascript:x`, expected an address such as `https://example.org/postmortems/`',
  ],
  [
    { url: 'https://example.org/?a=b' },
    'config-value: Unexpected address `https://example.org/?a=b`, expected an address such as `https://example.org/postmortems/`',
  ],
  [
    { out: 'posts/out' },
    'config-value: Unexpected folder `posts/out` for `out`, expected a folder apart from `posts`',
  ],
  [
    { public: '_site' },
    'config-value: Unexpected folder `_site` for `out`, expected a folder apart from `public`',
  ],
])('tells what is wrong: %j', (data, told) => {
  expect(readTriplets(data).told).toEqual([told]);
});

test('the build never goes where something is kept', () => {
  const outOf = (data: Record<string, Data>) => {
    const { posts, templates, public: files, out } = readTriplets(data).config;
    return [posts, templates, files, out];
  };
  expect(outOf({ posts: '_site', out: 'public/x' })).toEqual([
    'posts',
    'templates',
    'public',
    '_site',
  ]);
  expect(outOf({ public: 'docs', out: 'Docs' })).toEqual(['posts', 'templates', 'docs', '_site']);
  expect(outOf({ out: 'posts-built' })).toEqual(['posts', 'templates', 'public', 'posts-built']);
});

test.each([
  '..',
  '../x',
  'a/../../b',
  '/etc',
  '.',
  './posts',
  '',
  'a//b',
  'C:/x',
  'a\\b',
  'a\u0000b',
  '.git',
  'node_modules/x',
])('a folder stays below the root: %j', (posts) => {
  const { config, told } = readTriplets({ posts });
  expect(config.posts).toBe('posts');
  if (posts !== '') expect(told.join()).toMatch(/Unexpected (?:folder|character)/);
});

test('a preset is where the levels of single rules start from', () => {
  const when = { severity: ['SEV1'] };
  const rules = {
    'no-detection': { level: 'error', when },
    'no-resolution': { level: 'error', when, otherwise: 'off' },
    'image-alt': 'info',
  };
  const settings = readTriplets({ preset: 'strict', rules }).config.rules;
  expect(settings['no-detection']).toEqual({
    level: 'error',
    options: {},
    when,
    otherwise: 'error',
  });
  expect(settings['no-resolution']).toMatchObject({ level: 'error', otherwise: 'off' });
  expect(settings['image-alt']).toEqual({ level: 'info', options: {} });
  expect(settings['action-owner']?.level).toBe('error');
  const none = readTriplets({ preset: 'none' }).config.rules;
  expect(none['image-alt']?.level).toBe('off');
  expect(none['frontmatter-syntax']).toBeUndefined();
});

describe('places', () => {
  const text =
    'title: Ours\nrules:\n  action-owners: off\n  date-far: [warn, {day: 3}]\nposts: ../x\n';

  test('each message is at its key or value', () => {
    const { messages } = readYaml(text);
    expect(
      messages.map(({ place, level, path }) => [
        place?.start.line,
        place?.start.column,
        level,
        path,
      ]),
    ).toEqual([
      [3, 3, 'error', 'recount.yaml'],
      [4, 21, 'error', 'recount.yaml'],
      [5, 8, 'error', 'recount.yaml'],
    ]);
  });

  test('what is right beside it is used', () => {
    expect(readYaml(text).config).toMatchObject({ title: 'Ours', posts: 'posts' });
  });

  test.each([
    ['yaml', 'a: b: c\n', 1, 4],
    ['yaml', '- a\n', 1, 1],
    ['toml', 'a = \n', 1, 4],
    ['json', '{"title": "x",}', 1, 15],
    ['json', '[]', 1, 1],
    ['json', '', 1, 1],
  ] as const)('broken %s: %j', (language, broken, line, column) => {
    const { config, messages } = readConfig(broken, language, 'recount');
    expect(config).toEqual(defaults);
    expect(messages).toMatchObject([
      { ruleId: 'config-syntax', level: 'error', place: { start: { line, column } } },
    ]);
  });
});

test('a configuration is data: tags and keys of every object do nothing', () => {
  const { messages } = readYaml(
    '__proto__: {polluted: 1}\nfields: {__proto__: text, constructor: text}\nrules: {__proto__: off}\n',
  );
  expect(messages.map(({ reason }) => reason)).toEqual([
    'Unexpected key `__proto__`, expected a known key',
    'Unexpected field `__proto__`, expected a name in lower case with `_`, such as `customer_tier`',
    'Unexpected field `constructor`, expected a name in lower case with `_`, such as `customer_tier`',
    'Unexpected key `__proto__`, expected a known key',
  ]);
  expect({}).not.toHaveProperty('polluted');
  expect(readYaml('title: !!js/function "function () {}"').messages).toMatchObject([
    { ruleId: 'config-syntax' },
  ]);
});

describe('package.json', () => {
  test('has settings under its key', () => {
    const text = '{\n  "name": "site",\n  "recount": { "title": "Ours", "urls": "x" }\n}';
    expect(readPackageConfig(text, 'package.json')).toMatchObject({
      config: { title: 'Ours' },
      messages: [
        {
          ruleId: 'config-key',
          path: 'package.json',
          place: { start: { line: 3, column: 33 } },
          expected: ['url'],
        },
      ],
    });
  });

  test.each(['{"name": "recount"}', '{', '[]', '', '{"title": "x"}'])('has none: %j', (text) => {
    expect(readPackageConfig(text, 'package.json')).toBeNull();
  });
});

test('editors get every setting with its docs', () => {
  const schema = z.toJSONSchema(createConfigSchema(ruleIds), { io: 'input' });
  const properties = schema.properties as Record<
    string,
    { description?: string; properties?: object }
  >;
  for (const [name, { description }] of Object.entries(properties))
    expect(description, name).toMatch(/\.$/);
  expect(Object.keys(properties.rules?.properties ?? {})).toEqual(ruleIds);
});
