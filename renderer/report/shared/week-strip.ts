import { STRIP_FLAGS, STRIP_HOURS } from '../../../preload/contract.ts';
import { formatCounted } from '../../format/numbers.ts';
import { HOUR } from '../../format/times.ts';

/** What an hour of the week is shown as; downtime is never hidden by what else the hour holds. */
export type HourState = 'down' | 'unknown' | 'up' | 'closed';

/** Neighbouring hours of one state, from the first to before the last, counted from the beginning of the week. */
type HourRun = { readonly state: HourState; readonly from: number; readonly to: number };

export function stripOf(strips: Uint8Array, store: number): Uint8Array {
  return strips.subarray(store * STRIP_HOURS, (store + 1) * STRIP_HOURS);
}

export function hourRuns(strip: Uint8Array): HourRun[] {
  const runs: HourRun[] = [];
  let from = 0;
  for (let hour = 1; hour <= strip.length; hour++) {
    const state = stateOf(strip[from] ?? 0);
    if (hour < strip.length && stateOf(strip[hour] ?? 0) === state) continue;
    runs.push({ state, from, to: hour });
    from = hour;
  }
  return runs;
}

function stateOf(flags: number): HourState {
  if (flags & STRIP_FLAGS.down) return 'down';
  if (flags & STRIP_FLAGS.unknown) return 'unknown';
  return flags & STRIP_FLAGS.up ? 'up' : 'closed';
}

/** The runs of a state as one SVG path, an hour wide each; the three states are told by height as well as by colour. */
export function pathOf(runs: readonly HourRun[], state: HourState, top: number, height: number): string {
  return runs
    .filter((run) => run.state === state)
    .map(({ from, to }) => `M${from} ${top}h${to - from}v${height}h${from - to}z`)
    .join('');
}

/** The week in a sentence, for those who cannot see the strip. */
export function describeStrip(strip: Uint8Array): string {
  const hoursWith = (flag: number) => strip.reduce((hours, flags) => hours + (flags & flag ? 1 : 0), 0);
  const down = hoursWith(STRIP_FLAGS.down);
  const unknown = hoursWith(STRIP_FLAGS.unknown);
  const up = hoursWith(STRIP_FLAGS.up);
  if (down + unknown + up === 0) return 'Closed all week';
  const parts = [
    down === 0 ? 'No downtime' : `Down in ${formatCounted(down, 'hour')} of the week`,
    ...(unknown === 0 ? [] : [`not observed in ${unknown}`]),
  ];
  return parts.join(', ');
}

/** The run at a place of the strip, 0 at its left edge and 1 at its right, and when it was. */
export function runAt(
  strip: Uint8Array,
  place: number,
  asOf: number,
): { state: HourState; from: number; to: number } | undefined {
  const hour = Math.min(STRIP_HOURS - 1, Math.max(0, Math.floor(place * STRIP_HOURS)));
  const run = hourRuns(strip).find(({ from, to }) => from <= hour && hour < to);
  if (run === undefined) return undefined;
  const at = (hours: number) => asOf - (STRIP_HOURS - hours) * HOUR;
  return { state: run.state, from: at(run.from), to: at(run.to) };
}
