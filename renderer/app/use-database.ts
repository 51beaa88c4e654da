import { useEffect, useState } from 'react';
import type { DatabaseState } from '../../preload/contract.ts';
import { useEvent } from '../bridge/use-event.ts';
import { useQuery } from '../bridge/use-query.ts';

/**
 * Whether the database can be used, as the window should show it: `undefined` until main has told. A database that is
 * opened once more counts as what it was before, until it is known whether that worked.
 */
export function useDatabase(): DatabaseState | undefined {
  const { result } = useQuery('databaseState');
  const [told, setTold] = useState<DatabaseState>();
  useEvent('database', (next) => setTold((before) => withNext(before, next)));
  useEffect(() => {
    if (result?.ok) setTold((before) => before ?? result.value);
  }, [result]);
  return told;
}

function withNext(before: DatabaseState | undefined, next: DatabaseState): DatabaseState {
  if (next.state !== 'preparing') return next;
  // A question that is asked tries again; what the person was about to do about it must not vanish meanwhile.
  const isTriedAgain = before?.state === 'unusable' && next.step === 'checking';
  return next.step === 'opening' || isTriedAgain ? (before ?? next) : next;
}

/** The database is checked, copied or brought up to date, which can take a while. */
export type BeingPrepared = Exclude<
  Extract<DatabaseState, { state: 'preparing' }>,
  { readonly step: 'opening' }
>;

export const isBeingPrepared = (state: DatabaseState | undefined): state is BeingPrepared =>
  state?.state === 'preparing' && state.step !== 'opening';
