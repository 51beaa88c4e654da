/**
 * What a file does not say but shows (SPEC §1): told wherever an import is, with its numbers; the rows are taken all the
 * same. `text` says it to a person, in sentences.
 */
export type ImportWarning = Sign & { readonly text: string };

type Sign =
  /** Polls in the second of another poll of their store, with another fraction: the same poll exported twice. */
  | { readonly kind: 'same-second'; readonly polls: number }
  /** Polls later than a day after the import; `latest` in ms since the epoch. */
  | { readonly kind: 'future-polls'; readonly polls: number; readonly latest: number }
  /** Store ids that differ from another known one only by blanks, quotes, case or leading zeros; some with that other. */
  | {
      readonly kind: 'similar-ids';
      readonly stores: number;
      readonly examples: readonly (readonly [id: string, other: string])[];
    }
  /** Of `of` ids of 16 and more digits so many end in 000. */
  | { readonly kind: 'rounded-ids'; readonly stores: number; readonly of: number }
  /** Stores polled more often than every 30 minutes in the median. */
  | { readonly kind: 'often-polled'; readonly stores: number }
  /** Stores whose hours file lost all its rows, and that no other gave hours. */
  | { readonly kind: 'hours-lost'; readonly stores: number; readonly examples: readonly string[] }
  /** The days of an hours file were read as 1 = Monday … 7 = Sunday, or may have been meant so. */
  | { readonly kind: 'days-from-one' }
  | { readonly kind: 'days-unclear' }
  /** Rows that are not UTF-8 and were read as Windows-1252. */
  | { readonly kind: 'windows-1252'; readonly rows: number };

const count = new Intl.NumberFormat('en-US');
const counted = (value: number, one: string) => `${count.format(value)} ${value === 1 ? one : `${one}s`}`;
const shown = (id: string) => `“${id.length > 60 ? `${id.slice(0, 60)}…` : id}”`;

/** The warning of a sign, in words. */
export function warningOf(sign: Sign): ImportWarning {
  return { ...sign, text: textOf(sign) };
}

function textOf(sign: Sign): string {
  switch (sign.kind) {
    case 'same-second': {
      const { polls } = sign;
      return `${counted(polls, 'poll')} ${polls === 1 ? 'lies' : 'lie'} within the same second as another poll of the store, with another fraction: was the same export imported twice, once without fractions? Each counts. Undo one of the two imports.`;
    }
    case 'future-polls':
      return `${counted(sign.polls, 'poll')} ${sign.polls === 1 ? 'is' : 'are'} dated more than a day ahead of this computer’s clock, the latest ${new Date(sign.latest).toISOString()}. As long as other polls are not, reports as of the latest poll leave them out until then.`;
    case 'similar-ids': {
      const examples = sign.examples.map(([id, other]) => `${shown(id)} and ${shown(other)}`).join(', ');
      return `${counted(sign.stores, 'store id')} ${sign.stores === 1 ? 'differs' : 'differ'} from another one only by blanks, quotes, case or leading zeros (${examples}). They count as different stores; write an id the same way in every file.`;
    }
    case 'rounded-ids':
      return `${count.format(sign.stores)} of ${counted(sign.of, 'store id')} of 16 and more digits ${sign.stores === 1 ? 'ends' : 'end'} in 000: a tool has probably rounded them, and stores have become one. Export the ids as text.`;
    case 'often-polled':
      return `${counted(sign.stores, 'store')} ${sign.stores === 1 ? 'was' : 'were'} polled more often than every 30 minutes. Poll count counts each poll as one hour, so it shows too many hours; go by the interpolated times.`;
    case 'hours-lost':
      return `No row of ${counted(sign.stores, 'store')} could be read (${sign.examples.map(shown).join(', ')}): without business hours ${sign.stores === 1 ? 'it counts' : 'they count'} as open around the clock.`;
    case 'days-from-one':
      return 'Its days are 1 to 7, so they were read as 1 = Monday … 7 = Sunday.';
    case 'days-unclear':
      return 'Its days are 1 to 6, without 0 and 7: they were read as Tuesday to Sunday. If 1 means Monday, write the days by name.';
    case 'windows-1252':
      return `${counted(sign.rows, 'row')} ${sign.rows === 1 ? 'is' : 'are'} not UTF-8 and ${sign.rows === 1 ? 'was' : 'were'} read as Windows-1252. If names look wrong, save the file as CSV UTF-8.`;
  }
}
