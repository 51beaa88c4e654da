import { readFileSync } from 'node:fs';
import { Blob, Face } from 'harfbuzzjs';

/** The characters that a font has. */
export const charactersOf = (font: Uint8Array): number[] => [...new Face(new Blob(font)).collectUnicodes()];

/** What of a font is kept: every character that `keeps` says, and the tables that shaping and embedding read. */
export async function createSubsetter(wasm: URL) {
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm));
  const { exports } = instance;
  const { memory } = exports;
  if (!(memory instanceof WebAssembly.Memory)) throw new Error('It has no memory.');
  const call = (name: string, ...given: number[]): number => {
    const found = exports[name];
    if (!(found instanceof Function)) throw new Error(`There is no ${name}.`);
    return found(...given) as number;
  };
  if ('_initialize' in exports) call('_initialize');
  return (font: Uint8Array, characters: Iterable<number>): Uint8Array => {
    const at = call('malloc', font.length);
    new Uint8Array(memory.buffer).set(font, at);
    const blob = call('hb_blob_create', at, font.length, 2, 0, 0);
    const face = call('hb_face_create', blob, 0);
    const input = call('hb_subset_input_create_or_fail');
    const kept = call('hb_subset_input_unicode_set', input);
    for (const character of characters) call('hb_set_add', kept, character);
    const dropped = call('hb_subset_input_set', input, DROPPED);
    for (const tag of DROPPED_TABLES) call('hb_set_add', dropped, tagOf(tag));
    const subset = call('hb_subset_or_fail', face, input);
    if (subset === 0) throw new Error('The font could not be cut down.');
    const result = call('hb_face_reference_blob', subset);
    const length = call('hb_blob_get_length', result);
    const data = call('hb_blob_get_data', result, 0);
    return new Uint8Array(memory.buffer, data, length).slice();
  };
}

/** HB_SUBSET_SETS_DROP_TABLE_TAG. */
const DROPPED = 3;
/** What only rasterisers, vertical text and variable fonts have use for. */
const DROPPED_TABLES = ['STAT', 'BASE', 'gasp', 'vhea', 'vmtx', 'name', 'DSIG', 'prep', 'fpgm', 'cvt '];

const tagOf = (tag: string) => [...tag].reduce((sum, one) => (sum << 8) | one.charCodeAt(0), 0) >>> 0;
