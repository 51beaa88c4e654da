import type { Sheet } from '../sheets/sheet.ts';
import { originFacts, reachFact } from './about-page.ts';
import { answerSentences } from './answer-sentences.ts';
import type { Block, Page } from './book.ts';
import { downChart } from './down-chart.ts';
import { downNowSheet, figuresSheet, groupsSheet, worstSheet } from './figures.ts';
import { periodChart } from './period-chart.ts';
import { type Subject, titleInWords } from './subject.ts';

/** How many rows each list has at most. */
type Listed = { readonly down: number; readonly worst: number; readonly groups: number };

/** Of several groups all that answers has room on one page, with a list of ten; the rest follows. */
const USUALLY: Listed = { down: 5, worst: 10, groups: 3 };
const WITHOUT_GROUPS: Listed = { down: 10, worst: 10, groups: 0 };

/** What a report answers of its stores, in words, lists and figures. */
export function summaryPage(subject: Subject): Page {
  const count = groupsIn(subject);
  if (count < 2) return pageOf(subject, listsOf(subject, WITHOUT_GROUPS));
  const all = count > USUALLY.groups ? [groupsSheet(subject)] : [];
  return pageOf(subject, [...listsOf(subject, USUALLY), ...all]);
}

const groupsIn = ({ report, stores }: Subject): number =>
  new Set(stores.map((store) => report.details.groups[store])).size;

function listsOf(subject: Subject, { down, worst, groups }: Listed): readonly Sheet[] {
  const figures = figuresSheet(subject);
  // Of one store the words say it, and its outages follow.
  if (subject.scope.kind === 'store') return [figures];
  return [
    ...(subject.record.period === undefined ? [downNowSheet(subject, down)] : []),
    worstSheet(subject, worst),
    ...(groupsIn(subject) > 1 ? [groupsSheet(subject, groups)] : []),
    figures,
  ];
}

function pageOf(subject: Subject, tables: readonly Sheet[]): Page {
  const chart = downChart(subject) ?? periodChart(subject);
  return {
    name: 'Summary',
    title: titleInWords(subject),
    blocks: [
      ...answerSentences(subject).map((text): Block => ({ kind: 'words', text })),
      ...(chart === undefined ? [] : [{ kind: 'chart', chart } as const]),
      ...tables.filter(hasRows).map((sheet): Block => ({ kind: 'table', sheet })),
    ],
  };
}

/** The same with the report that it is of, with shorter and shorter lists: the first that takes one page is the one to show. */
export function* answerPages(subject: Subject): Generator<Page> {
  const { record, version } = subject;
  const of = [...originFacts({ record, version }), reachFact(record)].map(
    ([name, value]) => `${name}: ${value}.`,
  );
  for (const listed of [8, 6, 5, 4, 3, 2, 1]) {
    const page = pageOf(subject, listsOf(subject, { down: listed, worst: listed, groups: listed }));
    yield { ...page, blocks: [...page.blocks, { kind: 'words', text: of.join(' ') }] };
  }
}

const hasRows = ({ rows }: Sheet) => rows[Symbol.iterator]().next().done !== true;
