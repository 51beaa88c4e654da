import { describe, expect, it } from 'vitest';
import { guard } from '../../../main/http/guard.ts';

const TOKEN = 'kX3v9-right-token_0123456789abcdefghijklmnop';
const PLAIN = { host: ['127.0.0.1:8000'], authorization: [`Bearer ${TOKEN}`] };

type Headers = Record<string, string[] | undefined>;

function verdict(
  headers: Headers,
  target = '/trigger_report',
  rules: { port?: number; token?: undefined } = {},
) {
  const result = guard({ target, headers }, { port: 8000, token: TOKEN, ...rules });
  return result.allowed ? 'allowed' : `${result.status} ${result.code}`;
}

const withHeaders = (more: Headers) => verdict({ ...PLAIN, ...more });

describe('lets programs in', () => {
  it.each(['127.0.0.1:8000', 'localhost:8000', '[::1]:8000'])('that address %s', (host) => {
    expect(withHeaders({ host: [host] })).toBe('allowed');
  });
  it('that browse by hand: Sec-Fetch-Site none', () => {
    expect(withHeaders({ 'sec-fetch-site': ['none'] })).toBe('allowed');
  });
  it('without a token where none is required', () => {
    expect(verdict({ host: PLAIN.host }, '/', { token: undefined })).toBe('allowed');
  });
  it('that leave port 80 out', () => {
    expect(verdict({ ...PLAIN, host: ['localhost'] }, '/', { port: 80 })).toBe('allowed');
  });
});

describe('a page on another site', () => {
  it.each([
    [
      'a cross-site form post',
      { origin: ['https://evil.example'], 'sec-fetch-site': ['cross-site'] },
      'origin',
    ],
    ['Origin: null of a sandboxed frame', { origin: ['null'] }, 'origin'],
    ['an Origin that claims to be this one', { origin: ['http://127.0.0.1:8000'] }, 'origin'],
    ['an empty Origin', { origin: [''] }, 'origin'],
    ['two Origins', { origin: ['http://127.0.0.1:8000', 'https://evil.example'] }, 'origin'],
    ['an <img> GET from another site', { 'sec-fetch-site': ['cross-site'] }, 'site'],
    ['an <img> GET from another port of this computer', { 'sec-fetch-site': ['same-site'] }, 'site'],
    ['a request that claims to be of the same origin', { 'sec-fetch-site': ['same-origin'] }, 'site'],
    ['an unknown Sec-Fetch-Site', { 'sec-fetch-site': ['nowhere'] }, 'site'],
    ['an empty Sec-Fetch-Site', { 'sec-fetch-site': [''] }, 'site'],
    ['a second Sec-Fetch-Site behind none', { 'sec-fetch-site': ['none', 'cross-site'] }, 'site'],
  ])('%s is refused', (_name, headers, what) => {
    expect(withHeaders(headers)).toBe(`403 ${what}-refused`);
  });
});

describe('a Host that is not this one', () => {
  it.each([
    ['a rebound DNS name', ['evil.example:8000']],
    ['a rebound name that begins as this one', ['127.0.0.1.evil.example:8000']],
    ['a rebound name that ends as this one', ['evil.localhost:8000']],
    ['the wrong port', ['127.0.0.1:8001']],
    ['the right port with more digits', ['127.0.0.1:80000']],
    ['the right port with a leading zero', ['127.0.0.1:08000']],
    ['no port', ['127.0.0.1']],
    ['an empty port', ['127.0.0.1:']],
    ['a trailing dot', ['localhost.:8000']],
    ['upper case', ['LOCALHOST:8000']],
    ['a blank around it', [' localhost:8000']],
    ['a user name in it', ['me@localhost:8000']],
    ['another loopback address', ['127.0.0.2:8000']],
    ['a short form of the address', ['127.1:8000']],
    ['the address as one number', ['2130706433:8000']],
    ['all interfaces', ['0.0.0.0:8000']],
    ['an IPv4 address in IPv6', ['[::ffff:127.0.0.1]:8000']],
    ['IPv6 without brackets', ['::1:8000']],
    ['IPv6 written out', ['[0:0:0:0:0:0:0:1]:8000']],
    ['two Hosts', ['127.0.0.1:8000', 'evil.example']],
    ['the same Host twice', ['127.0.0.1:8000', '127.0.0.1:8000']],
    ['an empty Host', ['']],
    ['no Host', undefined],
  ])('%s is refused', (_name, host) => {
    expect(withHeaders({ host })).toBe('403 host-refused');
  });
});

describe('a target that is not a path', () => {
  it.each(['http://127.0.0.1:8000/trigger_report', 'http://evil.example/', '*', '', 'trigger_report'])(
    '“%s” is refused',
    (target) => {
      expect(verdict(PLAIN, target)).toBe('403 target-refused');
    },
  );
});

describe('a caller without the token', () => {
  it('is told that one is required', () => {
    expect(withHeaders({ authorization: undefined })).toBe('401 token-missing');
  });
  it.each([
    ['a wrong token of the same length', `Bearer ${TOKEN.slice(0, -1)}X`],
    ['a shorter one', `Bearer ${TOKEN.slice(0, -1)}`],
    ['a longer one', `Bearer ${TOKEN}X`],
    ['one that is far longer', `Bearer ${'x'.repeat(10_000)}`],
    ['one in another case', `Bearer ${TOKEN.toUpperCase()}`],
    ['an empty one', 'Bearer '],
    ['the bare token', TOKEN],
    ['another scheme', `Basic ${TOKEN}`],
    ['something behind it', `Bearer ${TOKEN} more`],
    ['a character beyond Latin', `Bearer ${TOKEN}\u{1f600}`],
  ])('is refused with %s', (_name, authorization) => {
    expect(withHeaders({ authorization: [authorization] })).toBe('401 token-wrong');
  });
  it('is refused with the right one beside a wrong one', () => {
    expect(withHeaders({ authorization: ['Bearer x', `Bearer ${TOKEN}`] })).toBe('401 token-wrong');
  });
  it('may write the scheme in lower case', () => {
    expect(withHeaders({ authorization: [`bearer ${TOKEN}`] })).toBe('allowed');
  });
});

describe('the order of checks', () => {
  it('does not tell a web page whether its token is right', () => {
    const page = { origin: ['https://evil.example'] };
    expect(withHeaders(page)).toBe('403 origin-refused');
    expect(withHeaders({ ...page, authorization: undefined })).toBe('403 origin-refused');
  });
  it('refuses a page even where no token is required', () => {
    const headers = { host: PLAIN.host, 'sec-fetch-site': ['cross-site'] };
    expect(verdict(headers, '/', { token: undefined })).toBe('403 site-refused');
  });
});
