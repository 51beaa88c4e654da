import type { PackedHead, Result } from '../../preload/contract.ts';
import { call } from './bridge.ts';
import { unpack } from './unpack.ts';

/** Fetches the rest of a large answer, a part at a time: the page is free in between. */
export async function fetchPacked<T>({ text, size, token }: PackedHead<T>): Promise<Result<T>> {
  const bytes = new Uint8Array(size);
  for (let from = 0; from < size; ) {
    const part = await call('takePart', { token, from });
    if (!part.ok) return part;
    bytes.set(new Uint8Array(part.value), from);
    from += part.value.byteLength;
  }
  return { ok: true, value: unpack({ text, bytes: bytes.buffer }) };
}
