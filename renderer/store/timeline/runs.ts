import type { StoreEvidence } from '../../../preload/contract.ts';

type Stretch = StoreEvidence['stretches'][number];
type UnknownReason = Extract<Stretch, { readonly state: 'unknown' }>['reason'];

/** Stretches of business time that follow one another in one state, and so are seen as one. */
export type Run = { readonly from: number; readonly to: number } & (
  | {
      readonly state: 'up' | 'down' /** Their places, in order of time. */;
      readonly polls: readonly number[];
    }
  | { readonly state: 'unknown'; readonly reason: UnknownReason }
);

/** What is not observed is one only where it is so for one reason. */
export function runsOf(stretches: readonly Stretch[]): readonly Run[] {
  const runs: Run[] = [];
  for (const stretch of stretches) {
    const last = runs.at(-1);
    const run = runOf(stretch);
    const joined = last?.to === run.from ? joinedRun(last, run) : undefined;
    if (joined === undefined) runs.push(run);
    else runs[runs.length - 1] = joined;
  }
  return runs;
}

function joinedRun(run: Run, next: Run): Run | undefined {
  if (run.state === 'unknown') {
    return next.state === 'unknown' && next.reason === run.reason ? { ...run, to: next.to } : undefined;
  }
  if (next.state === 'unknown' || next.state !== run.state) return undefined;
  return { ...run, to: next.to, polls: [...run.polls, ...next.polls] };
}

function runOf(stretch: Stretch): Run {
  const { from, to } = stretch;
  return stretch.state === 'unknown'
    ? { from, to, state: 'unknown', reason: stretch.reason }
    : { from, to, state: stretch.state, polls: [stretch.poll] };
}
