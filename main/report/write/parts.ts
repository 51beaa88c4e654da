/** A file piece by piece, each made when it is asked for: it may be longer than memory is. */
export type Parts = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Text as a file has it: UTF-8. */
export function* utf8(texts: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const text of texts) if (text !== '') yield encoder.encode(text);
}
