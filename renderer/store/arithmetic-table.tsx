import '../table/plain-table.css';
import { Disclosure } from '../components/disclosure.tsx';
import { spanWriter } from '../format/lengths.ts';
import { LengthCell } from '../table/length-cell.tsx';
import { ScrollRegion } from '../table/scroll-region.tsx';
import type { Arithmetic } from './arithmetic.ts';

/** The lines that lead to a number: their sum stands under them, and the last digit of each in its tooltip. */
export function ArithmeticTable({
  name,
  arithmetic,
}: {
  readonly name: string;
  readonly arithmetic: Arithmetic;
}) {
  const { lines, total, gate, leftOut } = arithmetic;
  const write = spanWriter(total);
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
                Time
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, what, why, time }) => (
              <tr key={key}>
                <td>{what}</td>
                <td className="arithmetic-why">{why}</td>
                <LengthCell length={time} write={write} />
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
              <LengthCell length={total} write={write} />
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
