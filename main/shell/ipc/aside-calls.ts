import * as v from 'valibot';
import { MAX_RECORD_BYTES } from '../../import/records.ts';
import type { Service } from '../../jobs/service/service.ts';
import { call, Group, Uuid } from './call.ts';

const StoreId = v.pipe(v.string(), v.maxLength(MAX_RECORD_BYTES));
const MOST_STORES = 10_000_000;
const ShortText = v.pipe(v.string(), v.maxLength(10_000));
const Change = v.strictObject({
  aside: v.pipe(
    v.array(v.strictObject({ store: StoreId, since: ShortText, reason: ShortText })),
    v.maxLength(MOST_STORES),
    v.readonly(),
  ),
  back: v.pipe(v.array(StoreId), v.maxLength(MOST_STORES), v.readonly()),
});

/** What the window asks about stores that are set aside. */
export function asideCalls(service: Service) {
  return {
    storeAside: call([v.strictObject({ report: Uuid, store: StoreId })], ({ report, store }) =>
      service.read('storeAside', report, store),
    ),
    countedTime: call([v.strictObject({ report: Uuid, ...Group })], (of, signal) =>
      service.readUntil(signal, 'countedTime', of),
    ),
    changeSetAside: call([Change], (change) => service.changeSetAside(change)),
  };
}
