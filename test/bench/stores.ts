import { sequence } from './random.ts';

export type Store = {
  id: string;
  zone: string | undefined;
  hours: readonly string[];
  /** Polls relative to a store polled hourly; 0 for one that was never polled. */
  weight: number;
  /** The share of its polls that find it inactive. */
  down: number;
};

const ZONES: readonly (readonly [string, number])[] = [
  ['America/New_York', 8191],
  ['America/Los_Angeles', 3224],
  ['America/Chicago', 1517],
  ['America/Phoenix', 418],
  ['America/Denver', 127],
  ['America/Detroit', 62],
  ['America/Indiana/Indianapolis', 15],
  ['America/Edmonton', 2],
  ['America/Boise', 1],
  ['Pacific/Honolulu', 1],
  ['Asia/Beirut', 1],
];

const SINGLE: readonly (readonly [string, string])[] = [
  ['11:00:00', '20:30:00'],
  ['11:00:00', '22:00:00'],
  ['10:00:00', '22:00:00'],
  ['06:00:00', '19:00:00'],
  ['11:00:00', '21:00:00'],
  ['11:00:00', '20:00:00'],
  ['11:00:00', '21:30:00'],
  ['11:00:00', '23:00:00'],
  ['06:00:00', '22:00:00'],
  ['10:00:00', '23:59:00'],
  ['06:00:00', '23:59:00'],
  ['07:00:00', '23:59:59'],
];

type Random = () => number;
type Day = [start: string, end: string];

function pick<T>(random: Random, from: readonly [T, ...T[]] | readonly T[]): T {
  const item = from[Math.floor(random() * from.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

function zone(random: Random): string {
  let left = random() * ZONES.reduce((sum, [, count]) => sum + count, 0);
  for (const [name, count] of ZONES) {
    left -= count;
    if (left < 0) return name;
  }
  return 'America/New_York';
}

/** The openings of one weekday; an overnight one is written as the real files write it, split at midnight. */
function weekdays(random: Random): Day[][] {
  const days: Day[][] = [[], [], [], [], [], [], []];
  const kind = random();
  const opening = pick(random, SINGLE);
  const midnight = pick(random, ['23:59:59', '23:59:59', '23:59:59', '23:59:00']);
  const closing = pick(random, ['01:00:00', '02:00:00', '03:00:00']);
  const fewer = random() < 0.19;
  for (let day = 0; day < 7; day++) {
    if (fewer && random() < 0.3) continue;
    if (kind < 0.14) days[day]?.push(['00:00:00', midnight]);
    else if (kind < 0.3) {
      days[day]?.push([opening[0], midnight]);
      days[(day + 1) % 7]?.push(['00:00:00', closing]);
    } else if (kind < 0.36) days[day]?.push(['11:00:00', '14:30:00'], ['17:00:00', '22:00:00']);
    else if (kind < 0.365) days[day]?.push(['06:30:00', '10:19:00'], ['10:20:00', '23:59:00']);
    else if (kind < 0.38) days[day]?.push(['18:00:00', '02:00:00']);
    else if (day > 3 && kind > 0.7) days[day]?.push([opening[0], '23:59:00']);
    else days[day]?.push([...opening]);
  }
  return days;
}

function hours(random: Random, id: string): string[] {
  const rows = weekdays(random).flatMap((day, number) =>
    day.map(([start, end]) => `${id},${number},${start},${end}\n`),
  );
  for (let last = rows.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [rows[last], rows[other]] = [rows[other] ?? '', rows[last] ?? ''];
  }
  return rows;
}

function identifier(random: Random): string {
  const high = BigInt(Math.floor(random() * 2 ** 31));
  return String((high << 32n) | BigInt(Math.floor(random() * 2 ** 32)));
}

/** The stores of a seed: the same whatever the number of polls. */
export function stores(count: number, seed: number): Store[] {
  const random = sequence(seed);
  const taken = new Set<string>();
  const list: Store[] = [];
  while (list.length < count) {
    const id = identifier(random);
    if (taken.has(id)) continue;
    taken.add(id);
    const sparse = random();
    const weight = sparse < 0.016 ? 0 : sparse < 0.1 ? 0.02 + random() * 0.6 : 0.9 + random() * 0.25;
    list.push({
      id,
      zone: random() < 0.048 ? undefined : zone(random),
      hours: random() < 0.2 ? [] : hours(random, id),
      weight: sparse > 0.995 ? weight * 2.4 : weight,
      down: random() < 0.1 ? random() * 0.7 : random() * 0.08,
    });
  }
  return list;
}
