import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DateTime } from 'luxon';

/**
 * Writes the bundled sample (main/sample): 40 invented stores, eight days of roughly hourly polls, and every hard case
 * once or more. All of it can be read, for it is the first that people see. The same every time, so that a change of it
 * shows in review.
 */
const FOLDER = fileURLToPath(new URL('../main/sample', import.meta.url));
const LAST_POLL = Date.parse('2024-11-04T18:13:22.479Z');
const DAYS = 8;
const HOUR = 3_600_000;

type Hours = readonly (readonly [day: number, start: string, end: string])[];
type Store = {
  readonly id: string;
  readonly zone: string | undefined;
  readonly hours: Hours;
  /** Hours between polls; 0 means never polled. */
  readonly every: number;
  /** Stretches of time, in hours before the last poll, in which the store is down. */
  readonly down: readonly (readonly [from: number, to: number])[];
};

const everyDay = (start: string, end: string): Hours =>
  [0, 1, 2, 3, 4, 5, 6].map((day) => [day, start, end] as const);

const ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
];
const TEMPLATES: readonly Hours[] = [
  everyDay('11:00:00', '22:00:00'),
  everyDay('06:30', '23:59'),
  [...everyDay('11:00', '14:29'), ...everyDay('14:30', '17:00')],
  [...everyDay('11:30:00', '14:30:00'), ...everyDay('17:00:00', '22:30:00')],
  everyDay('18:00:00', '02:00:00'),
  [...everyDay('18:00:00', '23:59:59'), ...everyDay('00:00:00', '02:00:00')],
  everyDay('00:00:00', '23:59:59'),
  [0, 1, 2, 3, 4].map((day) => [day, '08:00', '17:30'] as const),
];

const random = createRandom(20_241_104);
const stores: readonly Store[] = [...hardCases(), ...ordinaryStores()];

write('time-zones.csv', zoneLines());
write('business-hours.csv', hoursLines());
write('polls.csv', pollLines());
write('stores.csv', storeLines());
write('closures.csv', closureLines());

function hardCases(): Store[] {
  const plain = everyDay('09:00:00', '21:00:00');
  return [
    { id: '1481966498820158979', zone: 'America/New_York', hours: plain, every: 1, down: [[40, 75]] },
    {
      id: '8139926242460185114',
      zone: 'Asia/Beirut',
      hours: everyDay('10:00', '24:00'),
      every: 1,
      down: [[3, 5]],
    },
    { id: '54515546588432327', zone: 'America/Chicago', hours: [], every: 1, down: [[0, 1]] },
    { id: '5d7f1c1e-9a55-4c2b-8c0e-2f6f0b3f8f11', zone: undefined, hours: [], every: 1, down: [] },
    { id: 'b3a0a0f2-16d5-4a57-b8f7-6a2f0c1d9e42', zone: undefined, hours: plain, every: 1, down: [[20, 28]] },
    {
      id: 'kathmandu-1',
      zone: 'Asia/Kathmandu',
      hours: everyDay('07:00', '22:15'),
      every: 1,
      down: [[50, 52]],
    },
    {
      id: 'lord-howe-1',
      zone: 'Australia/Lord_Howe',
      hours: everyDay('08:00', '20:30'),
      every: 1,
      down: [[9, 11]],
    },
    { id: 'sparse-1', zone: 'America/Denver', hours: plain, every: 5, down: [[60, 80]] },
    { id: 'sparse-2', zone: 'America/Los_Angeles', hours: [], every: 9, down: [] },
    { id: 'never-polled-1', zone: 'America/Chicago', hours: plain, every: 0, down: [] },
    { id: 'never-polled-2', zone: 'America/Phoenix', hours: [], every: 0, down: [] },
    {
      id: 'weekend-only',
      zone: 'America/Chicago',
      hours: [
        [5, '10:00', '03:00'],
        [6, '10:00', '22:00'],
      ],
      every: 1,
      down: [[42, 48]],
    },
    {
      id: 'all-day-monday',
      zone: 'America/New_York',
      hours: [[0, '06:00', '06:00']],
      every: 1,
      down: [[4, 6]],
    },
    {
      id: 'overlapping',
      zone: 'America/Chicago',
      hours: [...everyDay('10:00', '16:00'), ...everyDay('14:00', '20:00')],
      every: 1,
      down: [[30, 33]],
    },
  ];
}

function ordinaryStores(): Store[] {
  return Array.from({ length: 26 }, (_, index) => {
    const start = Math.floor(random() * DAYS * 24);
    const isDown = index % 3 !== 0;
    return {
      id: String(7_000_000_000_000_000_000n + BigInt(index + 1) * 37_000_003_700_003n),
      zone: ZONES[index % ZONES.length],
      hours: TEMPLATES[index % TEMPLATES.length] ?? [],
      every: 1,
      down: isDown ? [[start, start + 1 + Math.floor(random() * 9)] as const] : [],
    };
  });
}

function zoneLines(): string[] {
  const lines = stores.flatMap(({ id, zone }) => (zone === undefined ? [] : [`${id},${zone}`]));
  return ['store_id,timezone_str', ...lines];
}

function hoursLines(): string[] {
  const lines = stores.flatMap(({ id, hours }) => hours.map((interval) => [id, ...interval].join(',')));
  return ['store_id,dayOfWeek,start_time_local,end_time_local', ...lines];
}

/** Names of streets for all but two stores, groups by where they are, and what most of them sell in an hour. */
function storeLines(): string[] {
  const streets = [
    'Market Street',
    'Harbour Road',
    'Station Square',
    'Mill Lane',
    'Airport',
    'Old Town',
    'Riverside',
  ];
  const lines = stores.slice(0, -2).map(({ id, zone }, index) => {
    const [region = '', city = ''] = zone?.split('/') ?? [];
    const group = region === 'America' ? city.replaceAll('_', ' ') : region;
    const sales = index % 6 === 5 ? '' : (180 + ((index * 137) % 900) + 0.5).toFixed(2);
    return `${id},${streets[index % streets.length]} ${1 + Math.floor(index / streets.length)},${group},${sales}`;
  });
  return ['store_id,name,group,sales_per_hour', ...lines];
}

/** A holiday of all, days of works in one store, an evening of another. */
function closureLines(): string[] {
  return [
    'store_id,closed_from_local,closed_until_local,reason',
    '*,2024-12-25,2024-12-25,Christmas Day',
    'sparse-1,2024-10-31,2024-11-01,New kitchen',
    'kathmandu-1,2024-11-01 18:00,2024-11-02 07:30,Tihar',
  ];
}

function pollLines(): string[] {
  const polls = stores.flatMap(pollsOf).sort((a, b) => a.at - b.at);
  const lines = polls.map(({ id, at, active }) => `${id},${active ? 'active' : 'inactive'},${timestamp(at)}`);
  return ['store_id,status,timestamp_utc', ...lines];
}

function pollsOf({ id, every, down }: Store): { id: string; at: number; active: boolean }[] {
  if (every === 0) return [];
  const polls: { id: string; at: number; active: boolean }[] = [];
  for (
    let at = LAST_POLL - Math.floor(random() * 600_000);
    at > LAST_POLL - DAYS * 24 * HOUR;
    at -= every * HOUR
  ) {
    const jittered = at - Math.floor(random() * 240_000);
    const age = (LAST_POLL - jittered) / HOUR;
    const pollerWasDown = age > 101 && age < 107;
    if (pollerWasDown) continue;
    polls.push({ id, at: jittered, active: !down.some(([from, to]) => age >= from && age < to) });
  }
  return polls;
}

function timestamp(at: number): string {
  return `${DateTime.fromMillis(at, { zone: 'utc' }).toFormat('yyyy-MM-dd HH:mm:ss.SSS')} UTC`;
}

function write(name: string, lines: readonly string[]): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, name), `${lines.join('\n')}\n`);
}

/** A small seeded generator (mulberry32), so that the sample is the same on every machine. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
