import {
  type KeptAside,
  readSetAside,
  removeSetAside,
  saveSetAside,
} from '../../database/facts/set-aside.ts';
import { findStore } from '../../database/facts/stores.ts';
import type { WritableDatabase } from '../../database/opening/connection.ts';
import { readText } from '../../import/kinds/row.ts';
import { readDay } from '../../report/calendar.ts';
import type { SetAside } from '../../report/set-aside.ts';
import { JobError } from '../threads/error.ts';

/** Stores that are to be set aside, in place of what was kept of them, and stores that are to be taken back. */
export type SetAsideChange = { readonly aside: readonly SetAside[]; readonly back: readonly string[] };

/**
 * Sets stores aside and takes others back, all or none; answers the change that undoes it. `set-aside-refused` where a date
 * is none or a reason too long, `store-unknown` where one to be set aside is not known.
 */
export function changeSetAside(
  database: WritableDatabase,
  { aside, back }: SetAsideChange,
  changedAt: number,
): SetAsideChange {
  const wanted = aside.map((one): KeptAside => ({ ...read(one), changedAt }));
  const touched = new Set([...back, ...wanted.map(({ store }) => store)]);
  return database.transaction((): SetAsideChange => {
    const unknown = wanted.find(({ store }) => findStore(database, store) === undefined);
    if (unknown !== undefined) {
      throw new JobError({ code: 'store-unknown', message: `There is no store ${unknown.store}.` });
    }
    const before = readSetAside(database).filter(({ store }) => touched.has(store));
    removeSetAside(database, [...touched]);
    saveSetAside(database, wanted);
    const were = new Set(before.map(({ store }) => store));
    return {
      aside: before.map(({ store, since, reason }) => ({ store, since, reason })),
      back: wanted.map(({ store }) => store).filter((store) => !were.has(store)),
    };
  })();
}

function read({ store, since, reason }: SetAside): SetAside {
  if (readDay(since) === undefined) throw refused(`“${since}” is not a date such as 2023-01-25.`);
  const text = readText('reason', reason);
  if (text.ok) return { store, since, reason: text.row };
  throw refused(`${text.reason.charAt(0).toUpperCase()}${text.reason.slice(1)}.`);
}

const refused = (message: string) => new JobError({ code: 'set-aside-refused', message });
