import { giveUp } from '../../report/give-up.ts';
import type { NumberName } from '../../report/numbers.ts';
import { packedStripsOf, unpackStrips } from '../../report/packed-strips.ts';
import { type AskedPeriod, extentOf } from '../../report/period.ts';
import { giveUpStores, type Report, type ReportDetails, type StoredReport } from '../../report/report.ts';
import type { Sure } from '../../report/sure/sure.ts';
import { bind, type Checksum, checksumOf } from '../core/checksum.ts';
import { damaged } from '../core/error.ts';
import { lazily, once } from '../core/once.ts';
import {
  afterColumns,
  type Column,
  createColumnFinder,
  createColumnReader,
  packColumns,
} from '../core/packed-column.ts';
import type { PackedResult } from '../core/packed-result.ts';
import type { ReadableDatabase, WritableDatabase } from '../core/sqlite.ts';
import { unpackOldResult } from './old-report-result.ts';
import { countOutages, packOutages, unpackOutages } from './report-outages.ts';
import { columnsOfSure, layoutOf, type SureLayout, unpackSure } from './report-sure.ts';
import { keepSharedStores } from './shared-stores.ts';

/** Which report a result belongs to, as its row says. */
type ResultOf = {
  readonly id: string;
  readonly createdAt: number;
  readonly asOf: number;
  readonly reach: number;
  readonly period?: AskedPeriod | undefined;
};

type Layout = {
  readonly stores: number;
  readonly numbers: readonly NumberName[];
  /** As the report's row has it, where it is of one: the result is of no other, and its checksum says so. */
  readonly period?: AskedPeriod;
  /** Where it was found out how sure the report is. */
  readonly sure?: SureLayout;
};

/** Columns of facts about the stores, in report order. Reports from before there were details have only ids. */
type StoreFacts = { readonly ids: readonly string[]; readonly details?: DetailFacts };
type DetailFacts = Pick<ReportDetails, 'nobodyWatched'> & {
  /** Stores share zones and groups: each is named once. */
  readonly zones: Shared<string>;
  readonly groups: Shared<string | null>;
  /** A digit a store. */
  readonly gates: string;
  /** Likewise; not in reports from before it was kept. */
  readonly standing?: string;
  /** Empty where no store has any. */
  readonly names: readonly (string | null)[];
  readonly salesPerHour: readonly (number | null)[];
  readonly heatmap: {
    readonly business: readonly number[];
    readonly down: readonly number[];
    /** Not in reports from before it was kept. */
    readonly unknown?: readonly number[];
  };
};
type Shared<T> = { readonly values: readonly T[]; readonly places: readonly number[] };

/** What the stores files and the like say, which reports share: these take more room than the rest of a report. */
const SHARED = ['zones', 'groups', 'names', 'salesPerHour'] as const;
type SharedFacts = Pick<StoreFacts, 'ids'> & Pick<DetailFacts, (typeof SHARED)[number]>;
type OwnFacts = Omit<DetailFacts, (typeof SHARED)[number]>;

/** `onPacked` hears of numbers and of outages, column by column, that are not needed any more. */
export function packResult(
  report: StoredReport,
  asOf: number,
  period?: AskedPeriod,
  onPacked: (values: Column) => void = () => undefined,
): PackedResult {
  const { stores: ids, columns, details } = report;
  const facts = details === undefined ? undefined : writeFacts(ids, details);
  const layout: Layout = {
    stores: ids.length,
    numbers: columns.map(({ method, measure, window }) => ({ method, measure, window })),
    ...(period === undefined ? {} : { period }),
    ...(details?.sure === undefined ? {} : { sure: layoutOf(details.sure) }),
  };
  const { from } = extentOf({ asOf, period });
  const sure = details?.sure === undefined ? [] : columnsOfSure(details.sure, from);
  const numbers = packColumns([...columns, ...sure]);
  for (const { values } of columns) onPacked(values);
  const strips = details === undefined ? undefined : packedStripsOf(details);
  return {
    stores: JSON.stringify(facts?.own ?? { ids }),
    shared: facts === undefined ? null : JSON.stringify(facts.shared),
    layout: JSON.stringify(layout),
    numbers,
    strips: strips === undefined ? null : Buffer.from(strips.buffer, strips.byteOffset, strips.byteLength),
    outages: details === undefined ? null : packOutages(details.outages, from, onPacked),
  };
}

/** The period that a result is of, as JSON; null: of the last hour, day and week. */
export function periodOf({ layout }: Pick<PackedResult, 'layout'>): string | null {
  const { period }: Partial<Layout> = JSON.parse(layout);
  return period === undefined ? null : JSON.stringify(period);
}

/** What is in a result, read when it is first asked for: of a million stores few questions need all of it. */
export function unpackResult(packed: PackedResult, asOf: number): StoredReport {
  const layout: Layout | NumberName[] = JSON.parse(packed.layout);
  if (Array.isArray(layout)) return unpackOldResult(packed, layout, asOf);
  const count = layout.stores;
  const factsOf = once((): StoreFacts => {
    const facts = parseFacts(packed);
    if (facts.ids.length !== count) throw new Error('A report should be of as many stores as it says.');
    return facts;
  });
  const find = createColumnFinder(packed.numbers, count);
  const read: Float64Array[] = [];
  const roomFor = (length: number) => {
    const values = new Float64Array(length);
    read.push(values);
    return values;
  };
  const columns = layout.numbers.map((name) => lazily(name, { values: find(roomFor) }));
  const { strips, outages } = packed;
  const hasDetails = strips !== null && outages !== null;
  const report = lazily(
    { asOf, columns },
    {
      stores: () => factsOf().ids,
      details: once(() => {
        const { details } = factsOf();
        if (!hasDetails || details === undefined) return undefined;
        return lazily(readFacts(details, count), {
          strips: once(() => unpackStrips(strips)),
          outages: once(() => unpackOutages(outages, extentOf({ asOf, period: layout.period }).from)),
          sure: once(() => {
            if (layout.sure === undefined) return undefined;
            const after = afterColumns(packed.numbers, layout.numbers.length, count);
            const { from } = extentOf({ asOf, period: layout.period });
            return unpackSure(layout.sure, createColumnReader(after), count, countOutages(outages), from);
          }),
        });
      }),
    },
  );
  memoryOf.set(report, () => {
    for (const values of read) giveUp(values);
    giveUpPacked(packed);
  });
  return report;
}

const memoryOf = new WeakMap<StoredReport, () => void>();

/** Gives the memory of a report that was read back at once. Nobody may ask it for anything any more. */
export function giveUpResult(report: StoredReport): void {
  memoryOf.get(report)?.();
}

/** Reads all that is in a result; throws where something in it makes no sense. */
export function unpackWhole(packed: PackedResult, asOf: number): StoredReport {
  const report = unpackResult(packed, asOf);
  // Each of them is read by being asked for.
  void [
    report.stores,
    report.columns.map(({ values }) => values),
    report.details?.strips,
    Object.values(report.details?.outages ?? {}),
    report.details?.sure,
  ];
  return report;
}

function parseFacts({ stores, shared }: PackedResult): StoreFacts {
  if (shared === null) return JSON.parse(stores);
  const { ids, ...others }: SharedFacts = JSON.parse(shared);
  const own: OwnFacts = JSON.parse(stores);
  return { ids, details: { ...own, ...others } };
}

function writeFacts(
  ids: readonly string[],
  details: ReportDetails,
): { readonly own: OwnFacts; readonly shared: SharedFacts } {
  const { zones, gates, standing, names, groups, salesPerHour, nobodyWatched, heatmap } = details;
  const shared = {
    ids,
    zones: share(zones),
    groups: share(groups.map((group) => group ?? null)),
    names: names.some((name) => name !== undefined) ? names.map((name) => name ?? null) : [],
    salesPerHour: salesPerHour.some((sales) => sales !== undefined)
      ? salesPerHour.map((sales) => sales ?? null)
      : [],
  };
  const own = {
    gates: gates.join(''),
    ...(standing === undefined ? {} : { standing: standing.join('') }),
    nobodyWatched,
    heatmap: {
      business: [...heatmap.business],
      down: [...heatmap.down],
      ...(heatmap.unknown === undefined ? {} : { unknown: [...heatmap.unknown] }),
    },
  };
  return { own, shared };
}

function readFacts(facts: DetailFacts, stores: number): Omit<ReportDetails, 'strips' | 'outages'> {
  const { zones, groups, gates, standing, names, salesPerHour, nobodyWatched, heatmap } = facts;
  const each = <T>(values: readonly (T | null)[]) =>
    Array.from({ length: stores }, (_, place) => values[place] ?? undefined);
  return lazily(
    {
      nobodyWatched,
      heatmap: {
        business: Float64Array.from(heatmap.business),
        down: Float64Array.from(heatmap.down),
        unknown: heatmap.unknown === undefined ? undefined : Float64Array.from(heatmap.unknown),
      },
    },
    {
      zones: once(() => zones.places.map((place) => zones.values[place] as string)),
      groups: once(() => groups.places.map((place) => groups.values[place] ?? undefined)),
      gates: once(() => digitsOf(gates)),
      standing: once(() => (standing === undefined ? undefined : digitsOf(standing))),
      names: once(() => each(names)),
      salesPerHour: once(() => each(salesPerHour)),
    },
  );
}

/** A number for each digit. */
function digitsOf(text: string): number[] {
  const numbers: number[] = [];
  for (let place = 0; place < text.length; place++) numbers.push(text.charCodeAt(place) - ZERO);
  return numbers;
}

const ZERO = '0'.charCodeAt(0);

function share<T>(all: readonly T[]): Shared<T> {
  const placeOf = new Map<T, number>();
  const places = all.map((value) => {
    const place = placeOf.get(value) ?? placeOf.size;
    placeOf.set(value, place);
    return place;
  });
  return { values: [...placeOf.keys()], places };
}

/**
 * Stores the result of a report, inside the transaction of the caller. The report is given up as it is packed, and what is
 * packed once it is stored: SQLite copies what it is given twice. `onGivenUp` hears that nothing of the report is left.
 */
export function saveResult(
  database: WritableDatabase,
  of: ResultOf,
  report: Report,
  onGivenUp: () => void,
): void {
  const packed = packResult(report, of.asOf, of.period, giveUp);
  giveUpStores(report);
  onGivenUp();
  insertResult(database, of, packed);
  giveUpPacked(packed);
}

function giveUpPacked({ numbers, strips, outages }: PackedResult): void {
  for (const part of [numbers, strips, outages]) if (part !== null) giveUp(part);
}

export function insertResult(database: WritableDatabase, of: ResultOf, packed: PackedResult): void {
  const { stores, shared, layout, numbers, strips, outages } = packed;
  database
    .prepare(
      `INSERT INTO report_result (report, stores, layout, numbers, strips, outages, checksum, shared)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      ...[of.id, stores, layout, numbers, strips, outages, checksumOfResult(of, packed)],
      shared === null ? null : keepSharedStores(database, shared),
    );
}

/** Keeps with a complete report how sure it is: behind its own numbers, in place of what an earlier version kept there. */
export function addSure(database: WritableDatabase, of: ResultOf, sure: Sure): void {
  const packed = readPacked(database, of);
  if (packed === undefined) return;
  const own: Layout = JSON.parse(packed.layout);
  const { from } = extentOf({ asOf: of.asOf, period: own.period });
  const kept = packed.numbers.length - afterColumns(packed.numbers, own.numbers.length, own.stores).length;
  const numbers = packColumns(columnsOfSure(sure, from), kept);
  packed.numbers.copy(numbers, 0, 0, kept);
  const layout = JSON.stringify({ ...own, sure: layoutOf(sure) } satisfies Layout);
  database
    .prepare('UPDATE report_result SET layout = ?, numbers = ?, checksum = ? WHERE report = ?')
    .run(layout, numbers, checksumOfResult(of, { ...packed, layout, numbers }), of.id);
  giveUpPacked(packed);
}

/** The result of a complete report, or `undefined`. */
export function readResult(database: ReadableDatabase, of: ResultOf): StoredReport | undefined {
  const packed = readPacked(database, of);
  return packed && unpackResult(packed, of.asOf);
}

function readPacked(database: ReadableDatabase, of: ResultOf): PackedResult | undefined {
  const packed = database
    .prepare<[string], PackedResult & { checksum: Checksum }>(
      `SELECT stores, report_stores.content AS shared, layout, numbers, strips, outages, checksum
         FROM report_result LEFT JOIN report_stores ON sha256 = shared WHERE report = ?`,
    )
    .get(of.id);
  if (packed !== undefined && packed.checksum !== checksumOfResult(of, packed)) {
    throw damaged(database.name, 'a report is not as it was written');
  }
  return packed;
}

export function checksumOfResult(
  { id, createdAt, asOf, reach }: ResultOf,
  { stores, shared, layout, numbers, strips, outages }: PackedResult,
): Checksum {
  const apart = shared === null ? [] : [checksumOf(shared)];
  const about = checksumOf(JSON.stringify([id, createdAt, asOf, reach, layout, ...apart]));
  const details = strips === null || outages === null ? 0 : bind(checksumOf(strips), checksumOf(outages));
  return bind(checksumOf(numbers), checksumOf(stores), about, details);
}
