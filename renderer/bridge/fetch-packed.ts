import type { PackedHead, Result } from '../../preload/contract.ts';
import { call } from './bridge.ts';
import { unpackInSteps } from './unpack.ts';

/** How many parts are under way at a time: the page copies one while main reads the next. */
const AHEAD = 3;

/** For so long the page may be busy before it looks at what else there is (ms). */
const SLICE_MS = 8;

/** Fetches the rest of a large answer, a part at a time: the page is free in between. */
export async function fetchPacked<T>({ text, size, token }: PackedHead<T>): Promise<Result<T>> {
  const bytes = new Uint8Array(size);
  const ask = (from: number) => call('takePart', { token, from });
  const first = size > 0 ? await ask(0) : undefined;
  if (first?.ok === false) return first;
  const partBytes = first?.value.byteLength ?? 0;
  if (first !== undefined) bytes.set(new Uint8Array(first.value));
  const underWay: ReturnType<typeof ask>[] = [];
  for (let at = partBytes, asked = partBytes; at < size; at += partBytes) {
    for (; asked < size && underWay.length < AHEAD; asked += partBytes) underWay.push(ask(asked));
    const part = await underWay.shift();
    if (part === undefined) break;
    if (!part.ok) return part;
    bytes.set(new Uint8Array(part.value), at);
  }
  const { value, fills } = unpackInSteps<T>({ text, bytes: bytes.buffer });
  let begin = performance.now();
  for (const fill of fills) {
    fill();
    if (performance.now() - begin < SLICE_MS) continue;
    await new Promise((goOn) => setTimeout(goOn));
    begin = performance.now();
  }
  return { ok: true, value };
}
