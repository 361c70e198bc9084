import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Turns, takeTurns, type Work } from '../../../src/eleventy/dev/take-turns.ts';

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
});

/** Turns that only note what they would do; `a.md` and its like are posts, and `bad.md` can't be edited. */
function start(more: Partial<Work> = {}): Turns & { readonly done: string[] } {
  const done: string[] = [];
  const turns = takeTurns({
    edit: async (path) => {
      done.push(`edit ${path}`);
      return path !== 'bad.md';
    },
    refresh: async () => {
      done.push('refresh');
    },
    isPost: (path) => path.endsWith('.md'),
    ...more,
  });
  return { ...turns, done };
}

describe('what is noticed', () => {
  test('in a post is taken in by itself at once, and everything a while later', async () => {
    const { noticed, done } = start();
    for (let time = 0; time < 4; time++) noticed('a.md');
    await vi.advanceTimersByTimeAsync(20);
    expect(done).toEqual(['edit a.md']);
    await vi.advanceTimersByTimeAsync(2000);
    expect(done).toEqual(['edit a.md', 'refresh']);
  });

  test('elsewhere leads to reading everything, once for all that comes together', async () => {
    const { noticed, done } = start();
    noticed('recount.yaml');
    noticed('public/x.txt');
    await vi.advanceTimersByTimeAsync(40);
    expect(done).toEqual(['refresh']);
    await vi.advanceTimersByTimeAsync(2000);
    expect(done).toHaveLength(1);
  });

  test('in a post that can not be taken in by itself does not wait either', async () => {
    const { noticed, done } = start();
    noticed('bad.md');
    await vi.advanceTimersByTimeAsync(60);
    expect(done).toEqual(['edit bad.md', 'refresh']);
  });

  test('in many posts at once is read with everything', async () => {
    const { noticed, done } = start();
    for (let post = 0; post < 20; post++) noticed(`${post}.md`);
    await vi.advanceTimersByTimeAsync(60);
    expect(done).toEqual(['refresh']);
  });

  test('without an end is taken in all the same', async () => {
    const { noticed, done } = start();
    for (let time = 0; time < 400; time++) {
      noticed('a.md');
      await vi.advanceTimersByTimeAsync(5);
    }
    expect(done.filter((one) => one === 'edit a.md').length).toBeGreaterThan(20);
    expect(done.filter((one) => one === 'refresh').length).toBeGreaterThanOrEqual(2);
  });

  test('while everything is read is read after it', async () => {
    let finish = (): void => {};
    const done: string[] = [];
    const { noticed, refresh, settled } = start({
      refresh: () => {
        done.push('begin');
        return new Promise((resolve) => {
          finish = () => {
            done.push('end');
            resolve();
          };
        });
      },
    });
    refresh();
    await vi.advanceTimersByTimeAsync(0);
    noticed('public/x.txt');
    await vi.advanceTimersByTimeAsync(1000);
    expect(done).toEqual(['begin']);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toEqual(['begin', 'end', 'begin']);
    finish();
    await settled();
    expect(done).toEqual(['begin', 'end', 'begin', 'end']);
  });
});

describe('who asks', () => {
  test('for what was edited waits for the edit alone, and is told whether there is more', async () => {
    const { noticed, edited, done } = start();
    noticed('a.md');
    expect(await edited()).toBe(true);
    expect(done).toEqual(['edit a.md']);
    noticed('templates/x.eta');
    expect(await edited()).toBe(false);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await edited()).toBe(true);
  });

  test('for anything else has everything read at once', async () => {
    const { noticed, settled, done } = start();
    noticed('a.md');
    await settled();
    expect(done).toContain('refresh');
    const before = done.length;
    await vi.advanceTimersByTimeAsync(2000);
    expect(done.slice(before)).not.toContain('refresh');
  });

  test('after the end gets no answer that would take work', async () => {
    const { noticed, refresh, close, settled, done } = start();
    noticed('a.md');
    close();
    noticed('b.md');
    refresh();
    await settled();
    await vi.advanceTimersByTimeAsync(2000);
    expect(done).toEqual([]);
  });
});
