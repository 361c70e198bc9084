import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';

const read = (text: string) => readConfig(text, 'yaml', 'recount.yaml');

describe('what a house says of its feeds and trackers', () => {
  it('is read with its defaults', () => {
    const { config, messages } = read(
      'hub: https://hub.example.org/\ntrackers:\n  - { type: gitlab, url: https://git.example.org/sub }\n  - { type: jira, url: https://jira.example.org/, project: OPS }\n',
    );
    expect(messages).toEqual([]);
    expect(config.hub).toBe('https://hub.example.org/');
    expect(config.trackers).toEqual([
      { type: 'gitlab', url: 'https://git.example.org/sub/', project: null },
      { type: 'jira', url: 'https://jira.example.org/', project: 'OPS' },
    ]);
    expect(read('').config).toMatchObject({ hub: null, trackers: [] });
  });

  it.each([
    ['hub: javascript:alert(1)', 'Unexpected hub'],
    ['trackers:\n  - { type: bugzilla, url: https://x.example.org/ }', 'Unexpected'],
    ['trackers:\n  - { type: github, url: "https://user:secret@x.example.org/" }', 'Unexpected'],
    ['trackers:\n  - { type: github, url: https://x.example.org/, token: abc }', 'Unexpected key'],
  ])('is told where it is wrong: %s', (text, reason) => {
    const { messages, config } = read(text);
    expect(messages.map((message) => message.reason)[0]).toContain(reason);
    expect(config).toMatchObject({ hub: null });
  });
});
