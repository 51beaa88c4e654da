import type { Sheet } from '../sheets/sheet.ts';
import { originFacts, reachFact } from './about-page.ts';
import { answerSentences } from './answer-sentences.ts';
import type { Block, Page } from './book.ts';
import { downChart } from './down-chart.ts';
import { downNowSheet, figuresSheet, groupsSheet, worstSheet } from './figures.ts';
import { periodChart } from './period-chart.ts';
import { type Subject, titleInWords } from './subject.ts';

/** What a report answers of its stores, in words and figures: so many rows of each list at most. */
export function summaryPage(subject: Subject, listed: number = USUALLY_LISTED): Page {
  const { record, report, scope } = subject;
  const hasGroups = report.details.groups.some((group) => group !== undefined);
  const isOfNow = record.period === undefined;
  const tables = [
    figuresSheet(subject),
    // Of one store the words say it, and its outages follow.
    ...(scope.kind === 'store'
      ? []
      : [
          ...(isOfNow ? [downNowSheet(subject, listed)] : []),
          worstSheet(subject, listed),
          ...(hasGroups ? [groupsSheet(subject, listed === USUALLY_LISTED ? undefined : listed)] : []),
        ]),
  ].filter(hasRows);
  const chart = downChart(subject) ?? periodChart(subject);
  return {
    name: 'Summary',
    title: titleInWords(subject),
    blocks: [
      ...answerSentences(subject).map((text): Block => ({ kind: 'words', text })),
      ...(chart === undefined ? [] : [{ kind: 'chart', chart } as const]),
      ...tables.map((sheet): Block => ({ kind: 'table', sheet })),
    ],
  };
}

const USUALLY_LISTED = 10;

/** The same with the report that it is of, with shorter and shorter lists: the first that takes one page is the one to show. */
export function* answerPages(subject: Subject): Generator<Page> {
  const { record, version } = subject;
  const of = [...originFacts({ record, version }), reachFact(record)].map(
    ([name, value]) => `${name}: ${value}.`,
  );
  for (const listed of [8, 6, 5, 4, 3, 2, 1]) {
    const page = summaryPage(subject, listed);
    yield { ...page, blocks: [...page.blocks, { kind: 'words', text: of.join(' ') }] };
  }
}

const hasRows = ({ rows }: Sheet) => rows[Symbol.iterator]().next().done !== true;
