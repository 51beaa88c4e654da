/** What a file's text is wrapped in: nothing, a wide encoding told by its mark, or a container. */
export type Wrapping = 'none' | WideEncoding | 'gzip' | 'zip';
export type WideEncoding = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

/** Tells it by the first bytes (SPEC §1). */
export function wrappingOf(head: Uint8Array): Wrapping {
  const begins = (...bytes: readonly number[]) => bytes.every((byte, i) => head[i] === byte);
  if (begins(0xff, 0xfe, 0, 0)) return 'utf-32le';
  if (begins(0, 0, 0xfe, 0xff)) return 'utf-32be';
  if (begins(0xff, 0xfe)) return 'utf-16le';
  if (begins(0xfe, 0xff)) return 'utf-16be';
  if (begins(0x1f, 0x8b, 8)) return 'gzip';
  if (begins(0x50, 0x4b, 3, 4) || begins(0x50, 0x4b, 5, 6)) return 'zip';
  return 'none';
}

/** Decodes a wide encoding piece by piece, the mark left out; `last`: nothing follows. */
export function createWideDecoder(encoding: WideEncoding): (bytes: Uint8Array, last: boolean) => string {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const decoder = new TextDecoder(encoding);
    return (bytes, last) => decoder.decode(bytes, { stream: !last });
  }
  let rest = new Uint8Array();
  let isFirst = true;
  return (bytes) => {
    const all = new Uint8Array(rest.length + bytes.length);
    all.set(rest);
    all.set(bytes, rest.length);
    const whole = all.length - (all.length % 4);
    rest = all.slice(whole);
    const view = new DataView(all.buffer);
    let text = '';
    for (let at = isFirst ? 4 : 0; at < whole; at += 4) {
      const code = view.getUint32(at, encoding === 'utf-32le');
      text += code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
    }
    isFirst &&= whole === 0;
    return text;
  };
}
