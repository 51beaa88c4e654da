import { useCallback, useEffect, useState } from 'react';

/** What the status region says of which activity. */
export type Status = { readonly about: string; readonly text: string };

type Queue = {
  readonly shown: Status | undefined;
  readonly since: number;
  readonly waiting: readonly Status[];
};

/** Long enough to be seen, and for a screen reader to take notice of it before the next. */
const SHOWN_AT_LEAST_MS = 400;

/** Says one thing after the other, so that even a report that takes no time is seen to run and to complete. */
export function useStatus(): { status: Status | undefined; say: (status: Status) => void } {
  const [queue, setQueue] = useState<Queue>({ shown: undefined, since: 0, waiting: [] });
  const say = useCallback((status: Status) => setQueue((current) => enqueue(current, status)), []);

  useEffect(() => {
    if (queue.waiting.length === 0) return;
    const timer = setTimeout(() => setQueue(advance), queue.since + SHOWN_AT_LEAST_MS - Date.now());
    return () => clearTimeout(timer);
  }, [queue]);
  return { status: queue.shown, say };
}

function enqueue(queue: Queue, status: Status): Queue {
  const last = queue.waiting.at(-1) ?? queue.shown;
  if (last?.about === status.about && last.text === status.text) return queue;
  const next = { ...queue, waiting: [...queue.waiting, status] };
  return Date.now() - queue.since >= SHOWN_AT_LEAST_MS ? advance(next) : next;
}

function advance({ shown, waiting: [next = shown, ...waiting] }: Queue): Queue {
  return { shown: next, since: Date.now(), waiting };
}
