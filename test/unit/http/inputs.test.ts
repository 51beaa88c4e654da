import { describe, expect, it } from 'vitest';
import { preferredFormat } from '../../../main/http/accept.ts';
import { readReportQuestion, readTrigger } from '../../../main/http/inputs.ts';
import { createToken, curlLine } from '../../../main/http/token.ts';
import { MEDIA_TYPES } from '../../../main/report/write/formats.ts';

describe('what /trigger_report is asked for', () => {
  it('is the newest poll and 90 minutes when nothing is said', () => {
    expect(readTrigger([])).toEqual({ asOf: 'latest', reach: 5_400_000 });
  });
  it.each([
    ['now', 'now'],
    ['latest', 'latest'],
    ['2023-01-25 18:13:22.479220 UTC', Date.parse('2023-01-25T18:13:22.479Z')],
    ['2023-01-25T18:13:22+01:00', Date.parse('2023-01-25T17:13:22Z')],
  ])('as of %s', (given, asOf) => {
    expect(readTrigger([['as_of', given]]).asOf).toBe(asOf);
  });
  it.each([['30'], [30], ['0030'], ['30.0']])('reaches 30 minutes with %j', (given) => {
    expect(readTrigger([['reach_minutes', given]]).reach).toBe(1_800_000);
  });
  it.each([
    ['as_of', 'tomorrow'],
    ['as_of', ''],
    ['as_of', '2023-02-30T00:00:00Z'],
    ['as_of', 1_674_670_402_000],
    ['as_of', null],
    ['reach_minutes', '0'],
    ['reach_minutes', 1441],
    ['reach_minutes', -5],
    ['reach_minutes', 1e-7],
    ['reach_minutes', 'soon'],
    ['reach_minutes', { minutes: 5 }],
    ['reach_minutes', true],
    ['reach', 30],
    ['__proto__', 'x'],
    ['constructor', 'x'],
    ['toString', 'x'],
  ])('is refused where %s is %j', (name, value) => {
    expect(() => readTrigger([[name, value]])).toThrow(
      expect.objectContaining({ status: 400, code: 'bad-input', message: expect.stringContaining(name) }),
    );
  });
});

describe('what /get_report is asked for', () => {
  const id: [string, string] = ['report_id', 'abc'];
  it('is the specified rule without unknown columns when nothing is said', () => {
    expect(readReportQuestion([id])).toEqual({
      id: 'abc',
      method: 'poll-count',
      extended: false,
      bounds: false,
      counts: false,
      likely: false,
      groups: [],
    });
  });
  it.each([
    ['true', true],
    ['1', true],
    [true, true],
    ['false', false],
    ['0', false],
    [false, false],
  ])('takes extended %j', (given, extended) => {
    expect(readReportQuestion([id, ['extended', given]]).extended).toBe(extended);
  });
  it.each([
    [[['method', 'interpolated']], 'report_id is missing.'],
    [[['report_id', '']], 'report_id is missing.'],
    [[['report_id', 5]], 'report_id is text.'],
    [[id, ['report_id', 'abc']], 'report_id is given more than once.'],
    [[id, ['extended', 'yes']], 'extended is true or false.'],
    [[id, ['extended', 1]], 'extended is true or false.'],
    [[id, ['method', 'average']], 'method is poll-count or interpolated.'],
    [
      [id, ['methd', 'x']],
      'There is no parameter “methd”. There are: report_id, method, extended, bounds, counts, likely, by, group, format.',
    ],
  ] as [[string, unknown][], string][])('%j: %s', (given, message) => {
    expect(() => readReportQuestion(given)).toThrow(message);
  });
});

describe('Accept', () => {
  it.each([
    [undefined, 'csv'],
    ['*/*', 'csv'],
    ['text/csv', 'csv'],
    ['text/html, */*', 'csv'],
    ['application/json', 'json'],
    ['Application/JSON', 'json'],
    ['application/json, text/plain, */*', 'json'],
    ['application/json;q=0.5, text/csv', 'csv'],
    ['text/csv;q=0.5, application/json', 'json'],
    ['text/*, application/json', 'csv'],
    ['application/json;q=0', 'csv'],
    ['application/json;q=nonsense', 'csv'],
    [MEDIA_TYPES.xlsx, 'xlsx'],
    [`${MEDIA_TYPES.xlsx};q=0.4, application/json;q=0.5`, 'json'],
    [`text/csv, ${MEDIA_TYPES.xlsx};q=0.9`, 'csv'],
  ])('%s: %s', (accept, format) => {
    expect(preferredFormat(accept)).toBe(format);
  });
});

describe('token', () => {
  it('is long, new each time, and safe in a header and a shell', () => {
    const tokens = new Set(Array.from({ length: 100 }, createToken));
    expect(tokens.size).toBe(100);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  });
  it('comes in the curl line where it is required', () => {
    expect(curlLine('http://127.0.0.1:8000', 'abc')).toBe(
      'curl -H "Authorization: Bearer abc" http://127.0.0.1:8000/trigger_report',
    );
    expect(curlLine('http://127.0.0.1:8000', undefined)).toBe('curl http://127.0.0.1:8000/trigger_report');
  });
});
