import type { Measure, Method, PeriodName, StoreEvidence } from '../../preload/contract.ts';
import { formatExactly, spanWriter } from '../format/lengths.ts';
import { CLOSED_AT_TIME_OF_DAY } from '../format/methods.ts';
import { NUMBER_ROWS, type NumberChoice, numberOf, windowColumns } from './store-numbers.ts';

/** A store's numbers; pressing one shows how it comes about. */
export function NumbersTable({
  evidence,
  choice,
  onChoose,
}: {
  readonly evidence: StoreEvidence;
  readonly choice: NumberChoice;
  readonly onChoose: (choice: NumberChoice) => void;
}) {
  const columns = windowColumns(evidence).map((column) => ({
    ...column,
    write: spanWriter(longestTimeOf(evidence, column.window)),
  }));
  return (
    <div className="store-scroll">
      <table className="store-numbers" aria-label="Numbers of this store">
        <thead>
          <tr>
            <td />
            {columns.map(({ window, title }) => (
              <th key={window} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {NUMBER_ROWS.map(({ method, measure, label }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {columns.map(({ window, title, write }) => {
                if (isUncounted(evidence, method, window)) {
                  return measure === 'up' ? (
                    <UncountedCell
                      key={window}
                      title={title}
                      isChosen={choice.method === method && choice.window === window}
                      onChoose={() => onChoose({ method, measure, window })}
                    />
                  ) : null;
                }
                const time = numberOf(evidence, { method, measure, window });
                const isChosen =
                  choice.method === method && choice.measure === measure && choice.window === window;
                return (
                  <td key={window}>
                    <button
                      type="button"
                      className="number-choice numbers"
                      aria-pressed={isChosen}
                      title={formatExactly(time)}
                      aria-label={`${label}, ${title.toLowerCase()}: ${write(time)}`}
                      onClick={() => onChoose({ method, measure, window })}
                    >
                      {write(time)}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
          <tr>
            <th scope="row">Down, at least – at most</th>
            {columns.map(({ window, write }) => (
              <td key={window} className="numbers">
                <Bound evidence={evidence} window={window} measure="down-at-least" write={write} /> –{' '}
                <Bound evidence={evidence} window={window} measure="down-at-most" write={write} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** Whether poll count leaves the window out, because the store is closed at the time of day of as-of. */
const isUncounted = ({ gates }: StoreEvidence, method: Method, window: PeriodName): boolean =>
  method === 'poll-count' && window !== 'period' && !gates[window];

/** Stands for up and down alike, of which there is nothing to tell. */
function UncountedCell({
  title,
  isChosen,
  onChoose,
}: {
  readonly title: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <td rowSpan={2}>
      <button
        type="button"
        className="number-choice is-uncounted"
        aria-pressed={isChosen}
        aria-label={`Poll count, ${title.toLowerCase()}: ${CLOSED_AT_TIME_OF_DAY}`}
        onClick={onChoose}
      >
        {CLOSED_AT_TIME_OF_DAY}
      </button>
    </td>
  );
}

/** One end of what is sure of the downtime (SPEC §7). */
function Bound({
  evidence,
  window,
  measure,
  write,
}: {
  readonly evidence: StoreEvidence;
  readonly window: PeriodName;
  readonly measure: Measure;
  readonly write: (length: number) => string;
}) {
  const time = numberOf(evidence, { method: 'interpolated', measure, window });
  return (
    <span className="store-bound" title={formatExactly(time)}>
      {write(time)}
    </span>
  );
}

/** The longest of what the table tells of a window. */
function longestTimeOf(evidence: StoreEvidence, window: PeriodName): number {
  const times = NUMBER_ROWS.map(({ method, measure }) => numberOf(evidence, { method, measure, window }));
  return Math.max(...times, numberOf(evidence, { method: 'interpolated', measure: 'down-at-most', window }));
}
