import { STATE_WORDS } from './items.ts';
import { PollMark } from './marks.tsx';

/** What the shapes and patterns of the timeline mean. */
export function Legend({
  hasClosures,
  showsPolls,
}: {
  readonly hasClosures: boolean;
  readonly showsPolls: boolean;
}) {
  return (
    <ul className="timeline-legend" aria-label="Legend">
      {(['up', 'down', 'unknown'] as const).map((state) => (
        <li key={state}>
          <span className={`legend-mark is-${state}`} aria-hidden="true" />
          {STATE_WORDS[state]}
        </li>
      ))}
      <li>
        <span className="legend-mark is-opening" aria-hidden="true" />
        Business hours
      </li>
      {hasClosures ? (
        <li>
          <span className="legend-mark is-closed" aria-hidden="true" />
          Closure
        </li>
      ) : null}
      {showsPolls ? (
        <>
          <LegendPoll look="up">Poll, active</LegendPoll>
          <LegendPoll look="down">Poll, inactive</LegendPoll>
          <LegendPoll look="outside">Poll while closed</LegendPoll>
        </>
      ) : null}
    </ul>
  );
}

function LegendPoll({
  look,
  children,
}: {
  readonly look: 'up' | 'down' | 'outside';
  readonly children: string;
}) {
  return (
    <li>
      <svg width="12" height="12" aria-hidden="true">
        <PollMark x={6} y={0} look={look} />
      </svg>
      {children}
    </li>
  );
}

/** States are told by pattern as well as by colour. */
export function Patterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}-up`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" className="fill-up" />
      </pattern>
      <pattern
        id={`${id}-down`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="6" height="6" className="fill-down" />
        <rect width="2" height="6" className="fill-stripe" />
      </pattern>
      <pattern id={`${id}-unknown`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" className="fill-unknown" />
      </pattern>
      <pattern id={`${id}-closed`} width="8" height="8" patternUnits="userSpaceOnUse">
        <path d="M0 8 L8 0 M0 0 L8 8" className="stroke-closed" />
      </pattern>
    </defs>
  );
}
