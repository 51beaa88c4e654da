import '../table/plain-table.css';
import { Disclosure } from '../components/disclosure.tsx';
import { formatExactly } from '../format/local-clock.ts';
import { ScrollRegion } from '../table/scroll-region.tsx';
import type { Arithmetic } from './arithmetic.ts';

/** The lines that lead to a number, exactly: their sum stands under them. */
export function ArithmeticTable({
  name,
  arithmetic,
}: {
  readonly name: string;
  readonly arithmetic: Arithmetic;
}) {
  const { lines, total, gate, leftOut } = arithmetic;
  return (
    <>
      {gate === undefined ? null : <p className="arithmetic-note">{gate}</p>}
      <ScrollRegion label="How it adds up, to scroll">
        <table className="plain-table" aria-label={`How it adds up: ${name}`}>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">By</th>
              <th scope="col" className="is-number">
                h:mm:ss
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, what, why, time }) => (
              <tr key={key}>
                <td>{what}</td>
                <td className="arithmetic-why">{why}</td>
                <td className="numbers is-number">{formatExactly(time)}</td>
              </tr>
            ))}
            {lines.length === 0 ? (
              <tr>
                <td colSpan={3}>Nothing adds to this number.</td>
              </tr>
            ) : null}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {name}
              </th>
              <td className="numbers is-number">{formatExactly(total)}</td>
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
      {leftOut.map(({ why, polls }) => (
        <Disclosure key={why} summary={why}>
          <p className="arithmetic-note numbers">{polls}</p>
        </Disclosure>
      ))}
    </>
  );
}
