import { count } from '../../message/words.ts';

const minutesOf: Readonly<Record<string, number>> = { d: 1440, h: 60, m: 1 };

/** `1 hour and 23 minutes`, `90-minute`, `1.5h` in whole minutes; null where there is no amount. */
export function readMinutes(text: string): number | null {
  let total = 0;
  let found = false;
  for (const [, amount = '', unit = ''] of text.matchAll(
    /(\d{1,4}(?:\.\d{1,2})?)[\s-]{0,2}([dhm])/gi,
  )) {
    total += Number(amount) * (minutesOf[unit.toLowerCase()] ?? 0);
    found = true;
  }
  return found ? Math.round(total) : null;
}

/** `3 hours 20 minutes`: the two largest units that are not zero. */
export function formatMinutes(minutes: number): string {
  const parts = [
    { amount: Math.floor(minutes / 1440), noun: 'day' },
    { amount: Math.floor((minutes % 1440) / 60), noun: 'hour' },
    { amount: minutes % 60, noun: 'minute' },
  ].filter(({ amount }) => amount > 0);
  return parts.length === 0
    ? '0 minutes'
    : parts
        .slice(0, 2)
        .map(({ amount, noun }) => count(amount, noun))
        .join(' ');
}
