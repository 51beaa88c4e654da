import { BEGINNINGS, type DataClock, ENDINGS, type ReportTable } from '../../../preload/contract.ts';
import { formatAmount } from '../../format/numbers.ts';
import { groupOf, type NameLengths, shownId, titleOf } from '../../format/store-names.ts';
import { formatDayInZone, HOUR, zoneForStore } from '../../format/times.ts';
import { visibleText } from '../../format/visible-text.ts';
import { type CellOf, type GridCell, type GridColumn, nameWidth } from '../../grid/grid-column.ts';
import { zoneOf } from '../store-zone.ts';

export type Outages = NonNullable<ReportTable['details']>['outages'];

export type OutageKey =
  | 'store'
  | 'group'
  | 'id'
  | 'down'
  | 'at-least'
  | 'at-most'
  | 'started'
  | 'ended'
  | 'note'
  | 'began'
  | 'ended-by'
  | 'polls'
  | 'unknown'
  | 'started-utc'
  | 'ended-utc'
  | 'started-computer'
  | 'ended-computer';

export type OutageColumn = GridColumn<OutageKey>;

const DOWN = { title: 'Down', unit: 'hours' } as const;

const hours = (key: OutageKey, label: string, name: string): OutageColumn => ({
  key,
  label,
  name,
  group: DOWN,
  align: 'end',
  width: 78,
  share: 30,
  sortsFirst: 'descending',
  look: key === 'down' ? 'is-down' : '',
});
const text = (
  key: OutageKey,
  label: string,
  name: string,
  width: number,
  group?: GridColumn['group'],
): OutageColumn => ({
  key,
  label,
  name,
  align: 'start',
  width,
  share: width / 2,
  sortsFirst: 'ascending',
  ...(group === undefined ? {} : { group }),
});

const startAndEnd = (
  started: OutageKey,
  ended: OutageKey,
  title: string,
  width: number,
): readonly OutageColumn[] => [
  { ...text(started, 'Started', `Started, ${inWords(title)}`, width, { title }), sortsFirst: 'descending' },
  { ...text(ended, 'Ended', `Ended, ${inWords(title)}`, width, { title }), sortsFirst: 'descending' },
];

const inWords = (title: string) => (title === 'UTC' ? title : title.toLowerCase());

const TIMES: Readonly<Record<DataClock, readonly OutageColumn[]>> = {
  store: startAndEnd('started', 'ended', 'Store’s own time', 178),
  utc: startAndEnd('started-utc', 'ended-utc', 'UTC', 160),
  computer: startAndEnd('started-computer', 'ended-computer', 'This computer’s time', 178),
};

/**
 * All columns of the table of outages, first the times by the clock that the person chose, last those by the store's
 * and in UTC where they chose another; names are as wide as the longest of them needs.
 */
export const outageColumns = (
  { title, group, id }: NameLengths,
  clock: DataClock,
): readonly OutageColumn[] => [
  text('store', 'Store', 'Store', nameWidth(title)),
  ...(group === undefined ? [] : [{ ...text('group', 'Group', 'Group', nameWidth(group)), width: 92 }]),
  hours('down', 'Estimate', 'Down, hours'),
  hours('at-least', 'At least', 'Down at least, hours'),
  hours('at-most', 'At most', 'Down at most, hours'),
  ...TIMES[clock],
  { ...text('note', 'Note', 'Note', 150), share: 150 },
  text('began', 'How it began', 'How it began', 138),
  text('ended-by', 'How it ended', 'How it ended', 138),
  { ...hours('polls', 'Polls', 'Polls that found it down'), group: { title: 'Evidence' }, width: 106 },
  {
    ...hours('unknown', 'Not observed', 'Not observed meanwhile, hours'),
    group: { title: 'Evidence' },
    width: 98,
  },
  ...(clock === 'store' ? [] : TIMES.store),
  ...(clock === 'utc' ? [] : TIMES.utc),
  ...(id === undefined ? [] : [text('id', 'Store id', 'Store id', nameWidth(id))]),
];

const BEGAN_WORDS: Readonly<Record<(typeof BEGINNINGS)[number], string>> = {
  'before-window': 'Before this report',
  'after-up': 'After an up poll',
  'at-opening': 'At opening',
  unwatched: 'Not observed before',
};

const ENDED_WORDS: Readonly<Record<(typeof ENDINGS)[number], string>> = {
  'as-of': 'Still down',
  'before-up': 'Before an up poll',
  'at-closing': 'At closing',
  unwatched: 'Not observed after',
  'after-window': 'After this report',
};

const BEGAN_BEFORE = 'It was down before the time of this report began; the numbers are of that time.';

/** What an outage has in a column, as a number; of the store in columns of its names. */
export function outageValue(outages: Outages, key: OutageKey, outage: number): number {
  const at = (values: ArrayLike<number>) => values[outage] ?? Number.NaN;
  switch (key) {
    case 'store':
    case 'group':
    case 'id':
      return at(outages.store);
    case 'down':
      return at(outages.down);
    case 'at-least':
      return at(outages.atLeast);
    case 'at-most':
      return at(outages.atMost);
    case 'started':
    case 'started-utc':
    case 'started-computer':
      return at(outages.started);
    case 'ended':
    case 'ended-utc':
    case 'ended-computer':
      return at(outages.ended);
    case 'began':
      return at(outages.began);
    case 'ended-by':
      return at(outages.endedBy);
    case 'polls':
      return at(outages.polls);
    case 'unknown':
      return at(outages.unknown);
    case 'note':
      return Number.NaN;
  }
}

/** What the table of outages says in each of its cells. */
export function outageCells(
  table: ReportTable,
  outages: Outages,
  noteOf: (outage: number) => string,
): CellOf<OutageColumn> {
  return ({ key }, outage): GridCell => {
    const value = outageValue(outages, key, outage);
    const time = (clock: DataClock) =>
      formatDayInZone(value, zoneForStore(clock, zoneOf(table, outages.store[outage] ?? 0)));
    const isBefore = BEGINNINGS[outages.began[outage] ?? -1] === 'before-window';
    const start = (clock: DataClock): GridCell =>
      isBefore ? { text: `before ${time(clock)}`, title: BEGAN_BEFORE } : { text: time(clock) };
    const end = (clock: DataClock) => (isOngoing(outages, outage) ? ENDED_WORDS['as-of'] : time(clock));
    switch (key) {
      case 'store':
        return titled(titleOf(table, value));
      case 'group':
        return titled(visibleText(groupOf(table, value) ?? ''));
      case 'id':
        return titled(shownId(table, value));
      case 'down':
      case 'at-least':
      case 'at-most':
      case 'unknown': {
        const amount = formatAmount(value / HOUR);
        return { text: amount, look: `${decimalRoom(amount)}${value === 0 ? ' is-nothing' : ''}` };
      }
      case 'started':
        return start('store');
      case 'ended':
        return { text: end('store') };
      case 'started-utc':
        return start('utc');
      case 'ended-utc':
        return { text: end('utc') };
      case 'started-computer':
        return start('computer');
      case 'ended-computer':
        return { text: end('computer') };
      case 'note':
        return titled(visibleText(noteOf(outage)));
      case 'began':
        return { text: wordOf(BEGAN_WORDS, BEGINNINGS[value]) };
      case 'ended-by':
        return { text: wordOf(ENDED_WORDS, ENDINGS[value]) };
      case 'polls':
        return value === 1
          ? { text: 'One poll: weak', title: 'Seen by one poll only: weak evidence', look: 'is-weak' }
          : { text: String(value) };
    }
  };
}

const titled = (words: string): GridCell => (words === '' ? { text: words } : { text: words, title: words });

const wordOf = <K extends string>(words: Readonly<Record<K, string>>, key: K | undefined): string =>
  key === undefined ? '' : words[key];

function decimalRoom(amount: string): string {
  const point = amount.indexOf('.');
  const decimals = point < 0 ? 0 : amount.length - point - 1;
  return ['lacks-two-decimals', 'lacks-one-decimal'][decimals] ?? '';
}

export const isOngoing = (outages: Outages, outage: number): boolean =>
  ENDINGS[outages.endedBy[outage] ?? -1] === 'as-of';

/** What a note on an outage is kept with, and what its dialog says of it. */
export function outageToNote(table: ReportTable, outages: Outages, outage: number) {
  const store = outages.store[outage] ?? -1;
  const zone = table.details?.zones[store] ?? 'UTC';
  const [from, until] = [outages.started[outage] ?? 0, outages.ended[outage] ?? 0];
  const ended = isOngoing(outages, outage) ? 'still down' : formatDayInZone(until, zone);
  return {
    store: table.stores[store] ?? '',
    name: titleOf(table, store),
    when: `${formatDayInZone(from, zone)} – ${ended}`,
    span: { from, until },
  };
}
