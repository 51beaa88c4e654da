import { expect, it } from 'vitest';
import { previewFile } from '../../main/jobs/import/preview-file.ts';
import { fileWriter, temporaryFolder } from '../fixtures/folder.ts';

const write = fileWriter(temporaryFolder());

it.each([
  [
    'sep=;\n# export\nStore ID;timestampUtc;status;note\n="00101";2023-01-22 9:05;Active;"a\nb"\n1;1/2/2023;active;\n',
    ['Store ID', 'timestampUtc', 'status', 'note'],
    [
      '00101: 2023-01-22 09:05:00.000 UTC, active',
      expect.stringMatching(/^Left out: “1\/2\/2023” is a date/),
    ],
    [],
  ],
  [
    'store_id,day,start_time_local,end_time_local\n1,1,0900,11pm\n1,7,closed,closed\n1,2,9:00:30,23:59\n1,"3,9:00\n',
    ['store_id', 'day', 'start_time_local', 'end_time_local'],
    [
      'Monday, 09:00 to 23:00',
      'Sunday, closed',
      'Tuesday, 09:00:30 to 24:00',
      'Left out: a quote (") is opened and never closed',
    ],
    ['Its days are 1 to 7, so they were read as 1 = Monday … 7 = Sunday.'],
  ],
  ['store_id,timezone_str\n1,us/eastern\n', ['store_id', 'timezone_str'], ['US/Eastern'], []],
  [
    Buffer.from('store_id;name;sales_per_hour\n1;Caf\xe9;120,5\n2;;\n', 'latin1'),
    ['store_id', 'name', 'sales_per_hour'],
    ['Café, 120.5 an hour', 'no name'],
    [expect.stringMatching(/^1 row is not UTF-8 and was read as Windows-1252/)],
  ],
  [
    'store_id,closed_from_local,closed_until_local\n*,2024-12-24 6pm,2024-12-25\n',
    ['store_id', 'closed_from_local', 'closed_until_local'],
    ['closed from 2024-12-24 18:00 until 2024-12-25'],
    [],
  ],
])(
  'a preview shows the first rows as they stand and how they are read: %j',
  async (text, header, readAs, notes) => {
    const preview = await previewFile(write(text));
    expect(preview).toMatchObject({ ok: true, header, readAs, notes });
  },
);
