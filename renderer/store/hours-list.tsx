import type { StoreEvidence } from '../../preload/contract.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MINUTE = 60_000;

/** A store's weekly hours as the report read them. */
export function HoursList({ hours }: { readonly hours: StoreEvidence['hours'] }) {
  if (hours.length === 0) return <p>Open around the clock: no file names hours for this store.</p>;
  return (
    <dl className="hours-list">
      {DAYS.map((name, day) => {
        const openings = hours.filter((opening) => opening.day === day);
        return (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="numbers">
              {openings.length === 0 ? 'closed' : openings.map(describeOpening).join(' · ')}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** "09:00–17:30", "22:00–02:00 next day", "06:30–10:19, runs on to 10:20". */
export function describeOpening({ start, end, runsOn }: StoreEvidence['hours'][number]): string {
  const nextDay = end <= start ? ' next day' : '';
  const bridged = runsOn > 0 ? `, runs on to ${timeOfDay(end + runsOn)}` : '';
  return `${timeOfDay(start)}–${timeOfDay(end)}${nextDay}${bridged}`;
}

/** Milliseconds after midnight as "09:00", with seconds where there are some; midnight at the end of a day is "24:00". */
function timeOfDay(time: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const clock = `${two(time / (60 * MINUTE))}:${two((time / MINUTE) % 60)}`;
  return time % MINUTE === 0 ? clock : `${clock}:${two((time / 1000) % 60)}`;
}
