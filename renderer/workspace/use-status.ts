import { useCallback, useEffect, useState } from 'react';

/** What the status region says of which activity, and how that stands. */
export type Status = { readonly about: string; readonly text: string; readonly state: Standing };
export type Standing = 'busy' | 'done' | 'failed' | 'stopped';

export type Shown = {
  readonly shown: Status | undefined;
  /** When it began to be shown, in milliseconds. */
  readonly since: number;
  /** The latest, where something else is still to be seen for a moment. */
  readonly next: Status | undefined;
};

/** Long enough to be seen, and for a screen reader to take notice of it before the next. */
const SHOWN_AT_LEAST_MS = 400;

/** Says the latest, yet nothing so briefly that it is not seen: even a report that takes no time is seen to run. */
export function useStatus(): { status: Status | undefined; say: (status: Status) => void } {
  const [state, setState] = useState<Shown>({ shown: undefined, since: 0, next: undefined });
  const say = useCallback((status: Status) => setState((current) => heard(current, status, Date.now())), []);

  useEffect(() => {
    if (state.next === undefined) return;
    const timer = setTimeout(
      () => setState((current) => advanced(current, Date.now())),
      state.since + SHOWN_AT_LEAST_MS - Date.now(),
    );
    return () => clearTimeout(timer);
  }, [state]);
  return { status: state.shown, say };
}

/** What is shown, and what next, once a status was said; of those that wait, only the latest counts. */
export function heard(state: Shown, status: Status, now: number): Shown {
  const next = { ...state, next: isSame(state.shown, status) ? undefined : status };
  if (isSame(state.next, status)) return state;
  return now - state.since >= SHOWN_AT_LEAST_MS ? advanced(next, now) : next;
}

export function advanced(state: Shown, now: number): Shown {
  return state.next === undefined ? state : { shown: state.next, since: now, next: undefined };
}

const isSame = (one: Status | undefined, other: Status): boolean =>
  one?.about === other.about && one.text === other.text;
