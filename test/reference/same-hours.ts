import { type DataSet, referenceStretch } from './report.ts';
import { HOUR, WEEK, wallClock } from './wall-clock.ts';

type Hour = {
  readonly position: number;
  readonly instant: number;
  readonly length: number;
  readonly isKnown: boolean;
};

/**
 * A store's known time and downtime over the hours of the week that two reports both observed: each week cut at every
 * place on the clock where an hour of either begins or ends, each piece then asked by itself.
 */
export function referenceSameHours(before: DataSet, after: DataSet, id: string) {
  const sides = [before, after].map((data) => ({ data, hours: hoursBack(data, id) }));
  const edges = sides.flatMap(({ hours }) =>
    hours.flatMap(({ position, length }) => [position, position + length]),
  );
  const cuts = [...new Set([0, WEEK, ...edges.map((edge) => edge % WEEK)])].sort((a, b) => a - b);
  const sum = { known: 0, down: [0, 0] };
  cuts.forEach((start, place) => {
    const length = (cuts[place + 1] ?? start) - start;
    const there = sides.map(({ hours }) => hourAt(hours, start));
    if (!there.every((hour) => hour?.isKnown)) return;
    sum.known += length;
    there.forEach((hour, side) => {
      const from = (hour?.instant ?? 0) + ((start - (hour?.position ?? 0) + WEEK) % WEEK);
      const data = sides[side]?.data ?? before;
      sum.down[side] =
        (sum.down[side] ?? 0) + referenceStretch(data, id, { start: from, end: from + length }).down;
    });
  });
  return sum;
}

/** Of a time that comes twice, the hour that begins first on the clock, then first at all. */
function hourAt(hours: readonly Hour[], at: number): Hour | undefined {
  const since = ({ position }: Hour) => (at - position + WEEK) % WEEK;
  return hours
    .filter((hour) => since(hour) < hour.length)
    .sort((a, b) => since(b) - since(a) || a.instant - b.instant)[0];
}

/** The hours back from as-of: where each began on the store's clock, and whether it was open and observed throughout. */
function hoursBack(data: DataSet, id: string): Hour[] {
  return Array.from({ length: WEEK / HOUR }, (_, hour) => data.asOf - WEEK + hour * HOUR).flatMap((start) => {
    const { zone, up, down } = referenceStretch(data, id, { start, end: start + HOUR });
    const change = changeWithin(start, zone);
    return [
      { instant: start, length: change - start },
      { instant: change, length: start + HOUR - change },
    ].map((part) => ({ ...part, position: positionAt(part.instant, zone), isKnown: up + down === HOUR }));
  });
}

function positionAt(instant: number, zone: string): number {
  const { weekday, timeOfDay } = wallClock(instant, zone);
  return weekday * 24 * HOUR + timeOfDay;
}

/** When the clock is changed in the hour from an instant on, always at a whole minute; else the hour's end. */
function changeWithin(start: number, zone: string): number {
  const ahead = (instant: number) => (positionAt(instant, zone) - instant) % WEEK;
  const offset = (instant: number) => (ahead(instant) + WEEK) % WEEK;
  if (offset(start + HOUR) === offset(start)) return start + HOUR;
  for (let at = Math.ceil(start / 60_000) * 60_000; at < start + HOUR; at += 60_000) {
    if (offset(at) !== offset(start)) return at;
  }
  return start + HOUR;
}
