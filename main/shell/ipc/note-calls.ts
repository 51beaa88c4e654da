import * as v from 'valibot';
import { MAX_RECORD_BYTES } from '../../import/records.ts';
import type { Service } from '../../jobs/service/service.ts';
import { NOTE_REASONS } from '../../report/outage-notes.ts';
import { call, Uuid } from './call.ts';

const StoreId = v.pipe(v.string(), v.maxLength(MAX_RECORD_BYTES));
const Instant = v.pipe(v.number(), v.minValue(-8.64e15), v.maxValue(8.64e15));
const Ends = { from: Instant, until: Instant };
const Span = v.pipe(
  v.strictObject(Ends),
  v.check(({ from, until }) => from < until, 'the end is not after the start'),
);
const Change = v.strictObject({
  store: StoreId,
  before: v.optional(Span),
  after: v.optional(
    v.pipe(
      v.strictObject({
        ...Ends,
        reason: v.picklist(NOTE_REASONS),
        text: v.pipe(v.string(), v.maxLength(100_000)),
      }),
      v.check(({ from, until }) => from < until, 'the end is not after the start'),
    ),
  ),
});

/** What the window asks about an owner's notes on outages. */
export function noteCalls(service: Service) {
  return {
    reportNotes: call([Uuid], (id) => service.read('notesOfReport', id)),
    storeNotes: call(
      [v.strictObject({ store: StoreId, outages: v.pipe(v.array(Span), v.readonly()) })],
      (of) => service.read('notesOfStore', of),
    ),
    changeNote: call([Change], (change) => service.changeNote(change)),
  };
}
