import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFactKernel, type FactKernel } from '../../../main/import/fact-kernel.ts';
import { createKnownRows, readFactSegment } from '../../../main/import/fact-segment.ts';
import type { FileFormat } from '../../../main/import/file-format.ts';
import { type FileKind, kindNamed } from '../../../main/import/kinds/index.ts';
import { timeZones, type ZoneRow } from '../../../main/import/kinds/time-zones.ts';
import { textOf } from '../../../main/import/store-interner.ts';
import { compileKernel } from '../../../scripts/kernel/compile.ts';
import { readPlainly } from '../../fixtures/plain-rows.ts';
import { runs } from '../../fixtures/runs.ts';

const IDS = ['1', '001', '="001"', ' 1', '1 ', '*', ' * ', '"1"', '1""', '', '8.41954E+18', 'ä', 'a\0b'];
const IN_SECOND = [
  '0',
  '6',
  '7',
  ' 1 ',
  'monday',
  'Europe/Berlin',
  '2024-12-25',
  '"2024-12-25"',
  '"a,b"',
  '"x',
  '',
];
const IN_OTHERS = ['09:00', '9:00:00', '24:00', 'closed', '2024-12-26 18:00', 'why', '"why\nnot"', ''];

const KINDS = ['business-hours', 'time-zones', 'stores', 'closures'] as const satisfies readonly FileKind[];

const row = fc.tuple(
  fc.constantFrom(...IDS),
  fc.constantFrom(...IN_SECOND),
  fc.constantFrom(...IN_OTHERS),
  fc.constantFrom(...IN_OTHERS),
);
const file = fc.record({
  kind: fc.constantFrom(...KINDS),
  idColumn: fc.integer({ min: 0, max: 3 }),
  rows: fc.array(row, { maxLength: 60 }),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  cuts: fc.array(fc.nat(1500), { maxLength: 4 }),
});

it.each(['the reader in TypeScript', 'the kernel'])(
  '%s reads what the plain twin reads of rows that say what others said, however the file is cut',
  async (by) => {
    const code = await compileKernel();
    fc.assert(
      fc.property(file, ({ kind, idColumn, rows, lineEnd, cuts }) => {
        const { columns, read } = kindNamed(kind);
        const others = [0, 1, 2, 3].filter((column) => column !== idColumn);
        const places = [idColumn, ...others].slice(0, columns.length);
        const format: FileFormat = {
          kind,
          delimiter: ',',
          columns: places,
          ofOneLine: places.filter((_, i) => columns[i]?.mayHoldLines !== true),
          bodyStart: 0,
          headerLines: 1,
          daysFromOne: false,
        };
        const text = rows.map((cells) => inOrder(cells, idColumn).join(',') + lineEnd).join('');
        const kernel = by === 'the kernel' ? createFactKernel(code) : undefined;
        const bytes = heldBy(kernel, new TextEncoder().encode(text));
        const known = createKnownRows<{ readonly store: string }>(kernel);
        const accepted: object[] = [];
        const reasons: string[] = [];
        let [start, lines] = [0, 0];
        for (const stop of [
          ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b),
          bytes.length,
        ]) {
          if (stop <= start) continue;
          const segment = { bytes, start, stop, keep: Number.POSITIVE_INFINITY };
          const part = readFactSegment(segment, format, read, known, {
            accept: (one) => accepted.push(one),
            acceptKnown: (id, said) => accepted.push({ ...known.said[said], store: textOf(known.ids, id) }),
          });
          reasons.push(...part.rejected.map(({ line, reason }) => `${line + lines}: ${reason}`));
          [start, lines] = [part.end, lines + part.lines];
        }
        const plain = readPlainly(text, format, read).rows;
        expect(accepted).toEqual(plain.flatMap(({ result }) => (result.ok ? [result.row] : [])));
        expect(reasons).toEqual(
          plain.flatMap(({ line, result }) => (result.ok ? [] : [`${line}: ${result.reason}`])),
        );
      }),
      { numRuns: runs(150, 1500) },
    );
  },
);

it('goes on reading by the kernel behind ids that are looked up no more, of which a file has more than are known', async () => {
  const kernel = createFactKernel(await compileKernel());
  const known = createKnownRows<ZoneRow>(kernel);
  const format: FileFormat = {
    kind: 'time-zones',
    delimiter: ',',
    columns: [0, 1],
    ofOneLine: [0, 1],
    bodyStart: 0,
    headerLines: 1,
    daysFromOne: false,
  };
  let accepted = 0;
  for (let part = 0; part < 28; part++) {
    const ids = Array.from({ length: 10_000 }, (_, i) => part * 10_000 + i);
    const text = ids.map((id) => `store number ${id},UTC\n`).join('');
    const bytes = heldBy(kernel, new TextEncoder().encode(text));
    const segment = { bytes, start: 0, stop: bytes.length, keep: 0 };
    readFactSegment(segment, format, timeZones.read, known, {
      accept: () => accepted++,
      acceptKnown: () => accepted++,
    });
  }
  expect(accepted).toBe(280_000);
});

/** Bytes where a kernel reads them. */
function heldBy(kernel: FactKernel | undefined, bytes: Uint8Array): Uint8Array {
  if (kernel === undefined) return bytes;
  kernel.memory.set(bytes);
  return kernel.memory.subarray(0, bytes.length);
}

const inOrder = ([id, ...others]: readonly [string, ...string[]], idColumn: number) =>
  others.toSpliced(idColumn, 0, id);
