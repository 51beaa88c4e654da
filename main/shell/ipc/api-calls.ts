import * as v from 'valibot';
import { PORT } from '../../limits.ts';
import type { ApiControl } from '../api-control.ts';
import { call } from './call.ts';

/** What the Settings screen asks about the local HTTP API. */
export function apiCalls(api: ApiControl) {
  return {
    apiStatus: call([], () => api.status()),
    changeApi: call(
      [
        v.strictObject({
          enabled: v.boolean(),
          port: v.pipe(v.number(), v.integer(), v.minValue(PORT.unreserved), v.maxValue(PORT.highest)),
          requireToken: v.boolean(),
        }),
      ],
      (settings) => api.change(settings),
    ),
    regenerateToken: call([], () => api.regenerateToken()),
  };
}
