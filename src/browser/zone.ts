// Times of the timeline in the zone that the reader chooses: as written, UTC, or the reader's own.

type Zone = 'written' | 'utc' | 'local';

const field = document.querySelector<HTMLFieldSetElement>('[data-zones]');
const language = document.documentElement.dataset.locale ?? 'en';
/** Only instants can be told in another zone: `2017-06-30T14:05:00Z`. */
const times = [...document.querySelectorAll<HTMLTimeElement>('time[datetime$="Z"]')].map(
  (element) => ({ element, written: element.textContent ?? '', date: new Date(element.dateTime) }),
);

function formatter(zone: Zone): (date: Date, last: string | null) => [text: string, day: string] {
  const timeZone = zone === 'utc' ? { timeZone: 'UTC' } : {};
  const day = new Intl.DateTimeFormat(language, { ...timeZone, dateStyle: 'medium' });
  const clock = new Intl.DateTimeFormat(language, {
    ...timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (date, last) => {
    const today = day.format(date);
    return [today === last ? clock.format(date) : `${today}, ${clock.format(date)}`, today];
  };
}

function show(zone: Zone): void {
  const format = formatter(zone);
  let last: string | null = null;
  let list: Element | null = null;
  for (const { element, written, date } of times) {
    if (zone === 'written') {
      element.textContent = written;
      continue;
    }
    // The first time of a list names its day, and so does each time on another day.
    const around = element.closest('ul, ol, table, section');
    if (around !== list) last = null;
    list = around;
    const [text, day] = format(date, last);
    element.textContent = text;
    element.title = written;
    last = day;
  }
}

if (field !== null && times.length > 0) {
  const own = new Intl.DateTimeFormat(language).resolvedOptions().timeZone;
  for (const input of field.querySelectorAll('input')) {
    if (input.value === 'local' && input.nextElementSibling !== null) {
      input.nextElementSibling.textContent += ` (${own.replaceAll('_', ' ')})`;
    }
    input.addEventListener('change', () => show(input.value as Zone));
  }
  field.hidden = false;
}

export {};
