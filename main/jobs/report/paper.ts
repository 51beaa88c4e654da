import type { Paper } from '../../report/write/pdf/book.ts';

/** Where paper is of the size Letter (Unicode CLDR), by ISO 3166 codes; elsewhere it is A4. */
const LETTER = new Set('BZ CA CL CO CR GT MX NI PA PH PR SV US VE'.split(' '));

export const paperOf = (country: string): Paper => (LETTER.has(country) ? 'letter' : 'a4');

/** The paper of the country that the environment names, or else the language of this process. */
export function usualPaper({ LC_ALL, LC_PAPER, LANG }: NodeJS.ProcessEnv = process.env): Paper {
  // Linux has a variable for paper alone.
  const named = [LC_ALL, LC_PAPER, LANG].find((value) => value !== undefined && value !== '');
  const country = /^[a-z]+_([A-Z]{2})\b/.exec(named ?? '')?.[1];
  return paperOf(
    country ?? new Intl.Locale(new Intl.DateTimeFormat().resolvedOptions().locale).maximize().region ?? '',
  );
}
