import type { StoreEvidence } from '../../preload/contract.ts';
import { longestWindow } from './store-numbers.ts';

type Outage = StoreEvidence['outages'][number];

/** How an outage began (SPEC §8), in words. */
export const BEGAN: Readonly<Record<Outage['began'], string>> = {
  'before-window': 'was down before the time of this report',
  'after-up': 'midway between an active and an inactive poll',
  'at-opening': 'down at the first poll of an opening',
  unwatched: 'nothing was observed just before',
};

/** How an outage ended, in words. */
export const ENDED: Readonly<Record<Outage['endedBy'], string>> = {
  'as-of': 'still down',
  'before-up': 'midway between an inactive and an active poll',
  'at-closing': 'down at the last poll before closing',
  unwatched: 'nothing was observed just after',
  'after-window': 'went on after the period ended',
};

/** What is said where there is none. */
export const noOutage = (evidence: StoreEvidence): string =>
  `No outage was observed in this ${longestWindow(evidence)}.`;

/** One poll alone is weak evidence of an outage. */
export const describePolls = (polls: number): string => (polls === 1 ? 'one poll' : `${polls} polls`);
