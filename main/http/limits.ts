import { MOST_PUSHED_BYTES } from '../jobs/service/pushes.ts';

/** What one caller may take of this computer. */
export type Limits = {
  /** Longest request body, and headers with the request line, in bytes. */
  readonly body: number;
  readonly headers: number;
  /** Longest file that is pushed, in bytes. */
  readonly push: number;
  /** Most connections at once, over all addresses. */
  readonly connections: number;
  /** For a request's headers, and for the whole request, to arrive. */
  readonly headersMs: number;
  readonly requestMs: number;
  /** For a file that is pushed to arrive. */
  readonly pushMs: number;
  /** For the next request of a connection to begin. */
  readonly keepAliveMs: number;
  /** For anything to move on a connection, such as a caller reading its answer. */
  readonly idleMs: number;
  /** For the last answers to be sent when the API is switched off. */
  readonly closeMs: number;
};

export const LIMITS: Limits = {
  body: 64 * 1024,
  headers: 16 * 1024,
  push: MOST_PUSHED_BYTES,
  connections: 64,
  headersMs: 5_000,
  requestMs: 15_000,
  pushMs: 3_600_000,
  keepAliveMs: 5_000,
  idleMs: 60_000,
  closeMs: 2_000,
};
