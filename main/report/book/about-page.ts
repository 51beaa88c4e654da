import { describeLoss } from '../losses.ts';
import type { Fact, Page } from './book.ts';
import { type Subject, scopeInWords, timeInWords } from './subject.ts';
import { instantInWords } from './words.ts';

/** What a report was made from, as of when, and what its words mean. */
export function aboutPage(subject: Subject): Page {
  const { record, method, madeFrom } = subject;
  return {
    name: 'About',
    title: 'About this report',
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Of', `${scopeInWords(subject)}: ${timeInWords(record)}`],
          ...originFacts(subject),
          ['Method of the sheet Stores', method === 'poll-count' ? 'poll count' : 'interpolated'],
          reachFact(record),
          ...(record.timeZones === undefined ? [] : [['Time zone rules', record.timeZones] as const]),
          ...(record.losses ?? []).map((loss): Fact => ['Lost to damage', describeLoss(loss)]),
        ],
      },
      { kind: 'facts', facts: sources(madeFrom) },
      { kind: 'facts', facts: WORDS },
    ],
  };
}

/** Which report it is, as of when, and who made it when. */
export const originFacts = ({ record, version }: Pick<Subject, 'record' | 'version'>): readonly Fact[] => [
  ['As of', new Date(record.asOf).toISOString()],
  ['Made', `${instantInWords(record.createdAt)}, by Store Monitor ${version}`],
  ['Report', record.label === '' ? record.id : `${record.label} (${record.id})`],
];

export const reachFact = ({ reach }: Pick<Subject['record'], 'reach'>): Fact => [
  'Reach',
  `${reach / 60_000} minutes: how far a poll speaks for the time around it`,
];

function sources(madeFrom: Subject['madeFrom']): readonly Fact[] {
  if (madeFrom === undefined) return [['Made from', 'This was not kept.']];
  return madeFrom.map(({ file, kind, importedAt, sample, sha256 }) => {
    const hash = sha256 === undefined ? '' : `, SHA-256 ${sha256}`;
    return [
      'Made from',
      `${file}${sample ? ' (bundled sample)' : ''}: ${kind}, imported ${instantInWords(importedAt)}${hash}`,
    ];
  });
}

/** SPEC §3, §7 and §8, for a reader who has only this file. */
export const WORDS: readonly Fact[] = [
  [
    'Business hours',
    'Only time in which a store is open counts, by its own hours and clock, without closures.',
  ],
  [
    'Poll count',
    'A poll in business hours counts as an hour, up where it found the store online, else down.',
  ],
  [
    'Interpolated',
    'A poll speaks for the time around it, halfway to its neighbours and no farther than the reach.',
  ],
  ['Not observed', 'Business time that no poll lies near enough to speak for: it is neither up nor down.'],
  ['Down at least', 'Time between two polls of one opening that both found the store down.'],
  ['Down at most', 'All business time except what is surely up.'],
  ['Uptime %', 'Up ÷ (up + down); never 100 while there was downtime.'],
  [
    'Times',
    'UTC, or each store’s own clock, as the heading says; the zone of a row is in its column Time zone.',
  ],
];
