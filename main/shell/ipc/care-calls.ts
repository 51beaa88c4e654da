import * as v from 'valibot';
import type { DeletionProgress } from '../../../preload/contract.ts';
import type { Service } from '../../jobs/service/service.ts';
import { Count, call } from './call.ts';

const Instant = v.pipe(v.number(), v.integer());
const MOST_KEPT = 100_000;
const Kept = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_KEPT));

/** What the window asks about what is kept, deleted, and how much room it takes. */
export function careCalls(service: Service, onProgress: (progress: DeletionProgress) => void) {
  return {
    space: call([], () => service.space()),
    keeping: call([], () => service.read('keeping')),
    changeKeeping: call(
      [
        v.strictObject({
          reports: v.union([Kept, v.literal('all')]),
          undoDays: v.union([Kept, v.literal('always')]),
        }),
      ],
      (keeping) => service.changeKeeping(keeping),
    ),
    countReportsBeyond: call([Kept], (reports) => service.read('countReportsBeyond', reports)),
    pollDeletion: call([Instant], (before) => service.read('pollDeletion', before)),
    countOldReports: call([Instant], (before) => service.read('countOldReports', before)),
    everything: call([], () => service.read('everything')),
    deletePollsBefore: call([Instant], (before, signal) =>
      service.deletePollsBefore(before, { signal, onProgress }),
    ),
    deleteReportsBefore: call([v.strictObject({ before: Instant, labelled: v.boolean() })], (which, signal) =>
      service.deleteReportsBefore(which, { signal, onProgress }),
    ),
    deleteAll: call(
      [
        v.strictObject({
          ...{ stores: Count, polls: Count, imports: Count, lastImport: Count },
          ...{ reports: Count, notes: Count },
        }),
      ],
      (expected, signal) => service.deleteAll(expected, { signal, onProgress }),
    ),
    giveBackSpace: call([], (signal) => service.giveBackSpace({ signal, onProgress })),
    keepForGood: call([Count], (importId, signal) => service.keepForGood(importId, { signal, onProgress })),
  };
}
