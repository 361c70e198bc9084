// Times of a postmortem in the zone that the reader chooses: as written, UTC, the incident's, or the
// reader's own. The choice stands in the address.

import { inAddress, keepInAddress } from './address.ts';

type Zone = 'written' | 'utc' | 'incident' | 'local';

const field = document.querySelector<HTMLFieldSetElement>('[data-zones]');
const inputs = [...(field?.querySelectorAll('input') ?? [])];
const language = document.documentElement.dataset.locale ?? 'en';
const own = new Intl.DateTimeFormat(language).resolvedOptions().timeZone;

/** Only instants can be told in another zone: `2017-06-30T14:05:00Z`. */
const times = [...document.querySelectorAll<HTMLTimeElement>('.post time[datetime$="Z"]')].map(
  (element) => ({ element, written: element.textContent ?? '', date: new Date(element.dateTime) }),
);
/** Times and days beside the lines of the figure, and the name of their zone. */
const labels = [...document.querySelectorAll<SVGElement>('[data-instant], [data-instant-day]')].map(
  (element) => {
    const { instant, instantDay } = element.dataset;
    const date = new Date(instant ?? instantDay ?? '');
    return { element, written: element.textContent ?? '', date, isDay: instant === undefined };
  },
);
/** Says which day begins, where the stamps don't. */
const dayMarks = document.querySelectorAll<HTMLElement>('.day-mark');
const zoneNames = [...document.querySelectorAll('[data-zone-name]')].map((element) => ({
  element,
  written: element.textContent ?? '',
}));

/** Name of the zone for browsers. */
function zoneName(zone: Zone): string {
  if (zone === 'utc') return 'UTC';
  if (zone === 'local') return own;
  return inputs.find(({ value }) => value === zone)?.dataset.zone ?? 'UTC';
}

function show(zone: Zone): void {
  for (const mark of dayMarks) mark.hidden = zone !== 'written';
  if (zone === 'written') {
    for (const { element, written } of [...times, ...labels, ...zoneNames]) {
      element.textContent = written;
    }
    for (const { element } of times) element.removeAttribute('title');
    return;
  }
  const timeZone = zoneName(zone);
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(language, { timeZone, ...options });
  const day = format({ dateStyle: 'medium' });
  const shortDay = format({ day: 'numeric', month: 'short' });
  const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const fullClock = format({ timeStyle: 'medium', hourCycle: 'h23' });
  const time = (date: Date): string =>
    (date.getUTCSeconds() === 0 ? clock : fullClock).format(date);

  let last: string | null = null;
  let list: Element | null = null;
  for (const { element, written, date } of times) {
    // The first time of a list names its day, and so does each time on another day.
    const around = element.closest('ul, ol, table, section');
    if (around !== list) last = null;
    list = around;
    const today = day.format(date);
    element.textContent = today === last ? time(date) : `${today}, ${time(date)}`;
    element.title = written;
    last = today;
  }
  for (const { element, date, isDay } of labels) {
    element.textContent = isDay ? shortDay.format(date) : time(date);
  }
  for (const { element } of zoneNames) element.textContent = timeZone.replaceAll('_', ' ');
}

/** An older browser knows no offsets as zones. */
function isKnown(zone: Zone): boolean {
  try {
    new Intl.DateTimeFormat(language, { timeZone: zoneName(zone) });
    return true;
  } catch {
    return false;
  }
}

if (field !== null && times.length > 0) {
  const [asked] = inAddress('zone');
  for (const input of inputs) {
    const zone = input.value as Zone;
    const label = input.nextElementSibling;
    if (zone === 'local' && label !== null) label.textContent += ` (${own.replaceAll('_', ' ')})`;
    input.disabled = !isKnown(zone);
    input.addEventListener('change', () => {
      keepInAddress('zone', zone === 'written' ? [] : [zone]);
      show(zone);
    });
    if (zone === asked && zone !== 'written' && !input.disabled) {
      input.checked = true;
      show(zone);
    }
  }
  field.hidden = false;
}
