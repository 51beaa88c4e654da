import type { StoreEvidence } from '../../preload/contract.ts';
import { formatAmount } from '../format/numbers.ts';
import { boundsOf, NUMBER_ROWS, type NumberChoice, numberOf, windowColumns } from './store-numbers.ts';

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
  const columns = windowColumns(evidence);
  return (
    <div className="store-scroll">
      <table className="store-numbers" aria-label="Numbers of this store">
        <thead>
          <tr>
            <td />
            {columns.map(({ window, title, unit }) => (
              <th key={window} scope="col">
                {title} <small>{unit}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {NUMBER_ROWS.map(({ method, measure, label }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {columns.map(({ window, size, unit, title }) => {
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
            <th scope="row">Down, at least – at most</th>
            {columns.map(({ window, size }) => (
              <td key={window} className="numbers is-bounds">
                {boundsOf(evidence, window, size)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
