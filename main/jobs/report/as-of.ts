import { parseTimestamp } from '../../import/timestamp.ts';
import type { AsOf } from '../worker/protocol.ts';

/** Reads `latest`, `now` or an instant in any form that polls are written in; `undefined`: it is none of them. */
export function parseAsOf(text: string): AsOf | undefined {
  return text === 'latest' || text === 'now' ? text : parseTimestamp(text);
}
