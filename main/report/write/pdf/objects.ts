/** The number of an object of a PDF. */
export type Ref = number & { readonly of: 'pdf-object' };

/** As it is written where another object names it. */
export const refText = (ref: Ref): string => `${ref} 0 R`;

export type Deflate = (bytes: Uint8Array) => Uint8Array;

/** The objects of a PDF, each written once, in any order; they leave memory as they are taken. */
export type PdfObjects = {
  /** A number for an object that is written later. */
  reserve(): Ref;
  /** A dictionary or an array, small: many of them are compressed together. */
  put(ref: Ref, text: string): void;
  /** A stream with the entries of its dictionary, but for its length; compressed unless it is to be read as it is. */
  stream(ref: Ref, entries: string, bytes: Uint8Array, how?: 'compressed' | 'plain'): void;
  /** The bytes since the last call. */
  take(): Uint8Array[];
  /** What is left, and where everything is. */
  end(catalog: Ref, info: Ref): void;
};

/** Objects compressed together; a reader has to read all of them to get one. */
const TOGETHER = 200;
/** Of where an object is, in bytes: its kind, its offset or the stream that it is in, its place in that. */
const ENTRY = [1, 5, 2] as const;

export function createObjects(deflate: Deflate): PdfObjects {
  const encoder = new TextEncoder();
  let made: Uint8Array[] = [];
  let length = 0;
  /** Where each object is: an offset, or the stream that it is in and its place there; 0 and -1 while it is nowhere. */
  const places: number[] = [0];
  const placesWithin: number[] = [-1];
  let waiting: { ref: Ref; text: string }[] = [];

  const write = (bytes: Uint8Array) => {
    made.push(bytes);
    length += bytes.length;
  };
  const reserve = (): Ref => {
    places.push(0);
    placesWithin.push(-1);
    return (places.length - 1) as Ref;
  };
  const stream: PdfObjects['stream'] = (ref, entries, bytes, how = 'compressed') => {
    const body = how === 'plain' ? bytes : deflate(bytes);
    const filter = how === 'plain' ? '' : '/Filter/FlateDecode';
    places[ref] = length;
    write(encoder.encode(`${ref} 0 obj\n<<${entries}${filter}/Length ${body.length}>>\nstream\n`));
    write(body);
    write(encoder.encode('\nendstream\nendobj\n'));
  };
  const compress = () => {
    if (waiting.length === 0) return;
    const together = reserve();
    let head = '';
    let body = '';
    waiting.forEach(({ ref, text }, place) => {
      head += `${ref} ${body.length} `;
      body += `${text}\n`;
      places[ref] = together;
      placesWithin[ref] = place;
    });
    const entries = `/Type/ObjStm/N ${waiting.length}/First ${head.length}`;
    waiting = [];
    stream(together, entries, encoder.encode(head + body));
  };

  // The second line tells programs that copy files that this is not text.
  write(Uint8Array.from([...encoder.encode('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]));
  return {
    reserve,
    put(ref, text) {
      waiting.push({ ref, text });
      if (waiting.length === TOGETHER) compress();
    },
    stream,
    take() {
      const taken = made;
      made = [];
      return taken;
    },
    end(catalog, info) {
      compress();
      const table = reserve();
      places[table] = length;
      const begin = length;
      const entries = `/Type/XRef/Size ${places.length}/W[${ENTRY.join(' ')}]/Root ${refText(catalog)}/Info ${refText(info)}`;
      stream(table, entries, placesTable(places, placesWithin));
      write(encoder.encode(`startxref\n${begin}\n%%EOF\n`));
    },
  };
}

function placesTable(places: readonly number[], placesWithin: readonly number[]): Uint8Array {
  const width = ENTRY[0] + ENTRY[1] + ENTRY[2];
  const table = new Uint8Array(places.length * width);
  const view = new DataView(table.buffer);
  places.forEach((place, ref) => {
    const within = placesWithin[ref] as number;
    const at = ref * width;
    table[at] = ref === 0 || place === 0 ? 0 : within < 0 ? 1 : 2;
    // An offset may be longer than 32 bits are.
    table[at + 1] = Math.floor(place / 2 ** 32);
    view.setUint32(at + 2, place % 2 ** 32);
    view.setUint16(at + 6, ref === 0 ? 0xffff : Math.max(0, within));
  });
  return table;
}

/** A text as PDF has it outside of pages: UTF-16 in hexadecimal digits. */
export function textString(text: string): string {
  let hex = '<FEFF';
  for (const unit of text.toWellFormed().split('')) {
    hex += unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  }
  return `${hex}>`;
}

/** A number as short as it may be. */
export const num = (value: number): string => String(Math.round(value * 100) / 100);
