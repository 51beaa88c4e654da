import type { StoreEvidence } from '../../preload/contract.ts';
import { weeklyHours } from './weekly-hours.ts';

/** A store's weekly hours as the report read them. */
export function HoursList({ hours }: { readonly hours: StoreEvidence['hours'] }) {
  if (hours === 'always') return <p>Assumed: open around the clock, since no file names its hours.</p>;
  return (
    <dl className="hours-list">
      {weeklyHours(hours).map(({ day, openings }) => (
        <div key={day}>
          <dt>{day}</dt>
          <dd className="numbers">{openings}</dd>
        </div>
      ))}
    </dl>
  );
}
