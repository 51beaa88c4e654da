import * as v from 'valibot';
import type { Log } from '../../log/log.ts';
import { call } from './call.ts';

const Text = v.pipe(v.string(), v.maxLength(20_000));

const WindowFault = v.strictObject({
  where: v.picklist(['app', 'screen', 'page']),
  name: Text,
  message: Text,
  stack: v.optional(Text),
});

type LogNeeds = { readonly log: Log; readonly reload: () => void };

/** What the window says of itself where it fails, and how it is loaded again. */
export function logCalls({ log, reload }: LogNeeds) {
  return {
    logFault: call([WindowFault], ({ where, ...fault }) => log.fault(`In the window (${where})`, fault)),
    reloadWindow: call([], () => reload()),
  };
}
