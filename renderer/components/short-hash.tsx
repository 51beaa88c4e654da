import { NOTHING_KNOWN } from '../format/numbers.ts';

const SHOWN = 8;

/** The beginning of a SHA-256, enough to tell files apart by eye; all of it on hover. */
export function ShortHash({ sha256 }: { readonly sha256: string | undefined }) {
  if (sha256 === undefined) return NOTHING_KNOWN;
  return <code title={sha256}>{sha256.slice(0, SHOWN)}…</code>;
}
