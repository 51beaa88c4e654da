import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FileWanted } from '../../main/jobs/report/file-wanted.ts';
import { openService, type Service } from '../../main/jobs/service/service.ts';
import { POLLS, write } from '../fixtures/cli.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { problemsOf } from '../fixtures/pdf-ua.ts';

const NAMES = [
  'Ünï (1) \\ 50 %',
  'مطعم الشام',
  'מסעדה 24',
  'ร้านอาหาร',
  '日本 餐厅 한국',
  '🍕 Pizza 👩‍🍳',
  '\uE000 <<R>>',
];
const STORES = write(
  `store_id,name,group\n${NAMES.map((name, at) => `s${at},"${name}",${at % 2 === 0 ? 'Ünï' : ''}\n`).join('')}`,
  'scripts.csv',
);

let service: Service;
let ids: string[];
beforeAll(async () => {
  service = openService(join(temporaryFolder(), 'ua.db'));
  for (const path of [POLLS, STORES]) await service.importFile({ path, sample: false });
  const questions = [
    { asOf: 'latest' },
    { asOf: Date.UTC(2023, 0, 24) },
    { asOf: 'latest', period: { kind: 'dates', from: '2023-01-23', to: '2023-01-25' } },
  ] as const;
  ids = await Promise.all(questions.map((asked) => service.triggerReport({ reach: 5_400_000, ...asked })));
  await Promise.all(ids.map((id) => service.reportEnded(id)));
});
afterAll(() => service.close());

const AS_PDF = { format: 'pdf', method: 'interpolated' } as const;

/* No free checker could be had where this was made (docs/decisions/pdf.md). */
it.each<[string, number, Partial<FileWanted>]>([
  ['a report', 0, { tells: 'report', extended: true, bounds: true, counts: true }],
  ['the answer alone', 0, { tells: 'answer', paper: 'letter' }],
  ['a store', 0, { tells: { store: 's1' } }],
  [
    'outages that are shown',
    0,
    { tells: 'outages', rows: [1, 0], columns: ['store_name', 'note'], chosenBy: ['“🍕”'] },
  ],
  ['a period by day', 2, { tells: 'report', by: 'day' }],
])('a PDF of %s keeps to what a program can tell of PDF/UA-1', async (_what, which, wanted) => {
  const { parts } = await service.reportFile(ids[which] ?? '', { tells: 'report', ...AS_PDF, ...wanted });
  expect(problemsOf(await buffer(parts))).toEqual([]);
});

it('and so does one of a comparison', async () => {
  const [one = '', other = ''] = ids;
  const { parts } = await service.comparisonFile({ before: one, after: other, ...AS_PDF });
  expect(problemsOf(await buffer(parts))).toEqual([]);
});

it('what is checked would be told', () => {
  const content = '/P<</MCID 0>>BDC BT (a) Tj ET EMC (b) Tj';
  const plain = `%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R>> endobj
2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/Contents 7 0 R/StructParents 0/Annots[9 0 R]>> endobj
4 0 obj <</Type/StructTreeRoot/K 5 0 R/ParentTree <</Nums[0 [5 0 R]]>>>> endobj
5 0 obj <</S/Frame/K[6 0 R 10 0 R]>> endobj
6 0 obj <</S/Figure/Pg 3 0 R/K 3>> endobj
7 0 obj <</Length ${content.length}>>
stream
${content}
endstream endobj
8 0 obj <</Type/Font/Subtype/TrueType>> endobj
9 0 obj <</Type/Annot>> endobj
10 0 obj <</S/TR/K[<</S/TH>> <</S/H3>>]>> endobj
11 0 obj <</Type/XRef/Root 1 0 R/Length 0>>
stream

endstream endobj`;
  expect(problemsOf(Buffer.from(plain, 'latin1'))).toEqual(
    [
      '01-003 something is drawn that is neither part nor artifact',
      '01-004 content that no part has',
      '01 ParentTree leads to another part',
      '02-001 Frame is no standard type',
      '05 header',
      '06-001 MarkInfo',
      '06-002 identifier in XMP',
      '06-003 title in XMP',
      '07-001 DisplayDocTitle',
      '09-004 TR in Frame',
      '11-006 language',
      '13-004 Figure without Alt',
      '14-002 first heading is no H1',
      '15-003 TH without Scope',
      '28 an annotation that no part has',
      '28-007 tab order of a page',
      '31-009 font not embedded',
      'Figure without BBox',
      'a part of content that there is not',
    ].sort(),
  );
});
