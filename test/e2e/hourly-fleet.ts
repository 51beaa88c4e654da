import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HOUR = 3_600_000;

/** Stores that are polled every hour, each at a minute of its own, and open from 9 to 21 in Chicago every day. */
export type HourlyFleet = {
  readonly asOf: number;
  readonly stores: number;
  readonly hours: number;
  /** Whether a store is down so many hours before as-of; `local` is the hour that its clock shows. */
  isDown(store: number, hour: number, local: number): boolean;
  /** What the stores file says further of each, by column. */
  readonly facts?: Readonly<Record<string, string>>;
};

/** Writes its files, the first half of the stores in the group Lakeside, the others in Harbour; answers where they are. */
export function writeHourlyFleet(
  folder: string,
  { asOf, stores, hours, isDown, facts = {} }: HourlyFleet,
): string[] {
  const rows = ['store_id,timestamp_utc,status'];
  for (let store = 0; store < stores; store++) {
    for (let hour = 0; hour < hours; hour++) {
      const at = asOf - hour * HOUR - (store + 1) * 60_000;
      const local = (new Date(at).getUTCHours() - 5 + 24) % 24;
      const status = isDown(store, hour, local) ? 'inactive' : 'active';
      rows.push(`s${store},${new Date(at).toISOString()},${status}`);
    }
  }
  const each = (header: string, row: (store: number) => string[]) =>
    [header, ...Array.from({ length: stores }, (_, store) => row(store)).flat()].join('\n');
  const files = {
    'polls.csv': rows.join('\n'),
    'hours.csv': each('store_id,day,start_time_local,end_time_local', (store) =>
      Array.from({ length: 7 }, (_, day) => `s${store},${day},09:00,21:00`),
    ),
    'stores.csv': each(['store_id,name,group', ...Object.keys(facts)].join(','), (store) => [
      [
        `s${store},Store ${store},${store * 2 < stores ? 'Lakeside' : 'Harbour'}`,
        ...Object.values(facts),
      ].join(','),
    ]),
  };
  return Object.entries(files).map(([name, text]) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  });
}
