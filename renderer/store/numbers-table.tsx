import type { Measure, Method, StoreEvidence, WindowName } from '../../preload/contract.ts';
import { formatAmount } from '../format/numbers.ts';
import type { NumberChoice } from './arithmetic.ts';

const WINDOW_COLUMNS: readonly { window: WindowName; title: string; unit: string; size: number }[] = [
  { window: 'hour', title: 'Last hour', unit: 'minutes', size: 60_000 },
  { window: 'day', title: 'Last day', unit: 'hours', size: 3_600_000 },
  { window: 'week', title: 'Last week', unit: 'hours', size: 3_600_000 },
];

const ROWS: readonly { method: Method; measure: NumberChoice['measure']; label: string }[] = [
  { method: 'poll-count', measure: 'up', label: 'Poll count: up' },
  { method: 'poll-count', measure: 'down', label: 'Poll count: down' },
  { method: 'interpolated', measure: 'up', label: 'Interpolated: up' },
  { method: 'interpolated', measure: 'down', label: 'Interpolated: down' },
  { method: 'interpolated', measure: 'unknown', label: 'Interpolated: not observed' },
];

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
  return (
    <table className="store-numbers" aria-label="Numbers of this store">
      <thead>
        <tr>
          <td />
          {WINDOW_COLUMNS.map(({ window, title, unit }) => (
            <th key={window} scope="col">
              {title} <small>{unit}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map(({ method, measure, label }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {WINDOW_COLUMNS.map(({ window, size, unit, title }) => {
              const value = formatAmount(numberOf(evidence, { method, measure, window }) / size);
              const isChosen =
                choice.method === method && choice.measure === measure && choice.window === window;
              return (
                <td key={window}>
                  <button
                    type="button"
                    className="number-choice numbers"
                    aria-pressed={isChosen}
                    aria-label={`${label}, ${title.toLowerCase()}: ${value} ${unit}`}
                    onClick={() => onChoose({ method, measure, window })}
                  >
                    {value}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
        <tr>
          <th scope="row">Down at least – at most</th>
          {WINDOW_COLUMNS.map(({ window, size }) => (
            <td key={window} className="numbers">
              {boundsOf(evidence, window, size)}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

/** A number of the store as the engine answers it, in milliseconds. */
export function numberOf(
  { numbers }: StoreEvidence,
  { method, measure, window }: Omit<NumberChoice, 'measure'> & { readonly measure: Measure },
): number {
  const found = numbers.find(
    (one) => one.method === method && one.measure === measure && one.window === window,
  );
  return found?.time ?? Number.NaN;
}

/** What is sure of the downtime (SPEC §7): "2.1 – 5.4". */
function boundsOf(evidence: StoreEvidence, window: WindowName, size: number): string {
  const bound = (measure: Measure) =>
    formatAmount(numberOf(evidence, { method: 'interpolated', measure, window }) / size);
  return `${bound('down-at-least')} – ${bound('down-at-most')}`;
}

/** "Interpolated: down, last week" */
export function nameOf({ method, measure, window }: NumberChoice): string {
  const row = ROWS.find((one) => one.method === method && one.measure === measure);
  return `${row?.label ?? ''}, last ${window}`;
}
