import { type Milliseconds, WINDOWS, type WindowName } from './types.ts';

/** What a report asks: as of which instant, and how far a poll speaks (both milliseconds, SPEC §2 and §3b). */
export type ReportQuestion = { readonly asOf: Milliseconds; readonly reach: Milliseconds };

/** A stretch of time that a report gives numbers for. */
export type Period = { readonly name: WindowName; readonly from: Milliseconds; readonly to: Milliseconds };

/**
 * The periods of a report. Their edges, ascending, cut time into cells, and each period is a run of these: what is added
 * up cell by cell is added up for every period at once, however many there are and however they overlap.
 */
export type Periods = {
  readonly list: readonly Period[];
  /** The begin of the earliest and the end of the latest. */
  readonly from: Milliseconds;
  readonly to: Milliseconds;
  readonly edges: Float64Array;
  /** For each period the place of its first cell, and of the one after its last. */
  readonly cells: readonly { readonly first: number; readonly after: number }[];
};

/** The periods of a question. */
export function periodsOf({ asOf }: Pick<ReportQuestion, 'asOf'>): Periods {
  return toPeriods(WINDOWS.map(({ name, length }) => ({ name, from: asOf - length, to: asOf })));
}

/** The first instant whose polls can matter to a report: its periods, and twice the reach before them (SPEC §7 and §8). */
export function earliestInstant(question: ReportQuestion): Milliseconds {
  return periodsOf(question).from - 2 * question.reach;
}

function toPeriods(list: readonly Period[]): Periods {
  const edges = Float64Array.from(new Set(list.flatMap(({ from, to }) => [from, to]))).sort();
  return {
    list,
    from: edges[0] as number,
    to: edges.at(-1) as number,
    edges,
    cells: list.map(({ from, to }) => ({ first: edges.indexOf(from), after: edges.indexOf(to) })),
  };
}
