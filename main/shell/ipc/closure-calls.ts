import * as v from 'valibot';
import type { Service } from '../../jobs/service/service.ts';
import { call } from './call.ts';

const ShortText = v.pipe(v.string(), v.maxLength(1000));
const Ends = { from: ShortText, until: ShortText };
const Change = v.strictObject({
  scope: v.variant('kind', [
    v.strictObject({ kind: v.literal('every-store') }),
    v.strictObject({ kind: v.literal('stores'), ids: v.pipe(v.array(v.string()), v.readonly()) }),
    v.strictObject({ kind: v.literal('group'), name: v.string() }),
  ]),
  before: v.optional(v.strictObject(Ends)),
  after: v.optional(v.strictObject({ ...Ends, reason: ShortText })),
});

/** What the window asks about closures, and about the stores that have them. */
export function closureCalls(service: Service) {
  return {
    listClosures: call([], () => service.read('listClosures')),
    listStores: call([], () => service.read('listStores')),
    storesWithoutHours: call([], () => service.read('storesWithoutHours')),
    changeClosure: call([Change], (change) => service.changeClosure(change)),
  };
}
