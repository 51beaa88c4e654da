import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';

/** What the values of a column are: `instant` and `wall-clock` are milliseconds, the latter written as if in UTC. */
export type ParquetType = 'text' | 'boolean' | 'whole' | 'number' | 'instant' | 'wall-clock';

export type ParquetColumn = {
  readonly name: string;
  readonly type: ParquetType;
  /** Every row has a value; otherwise `undefined` is none. */
  readonly needed?: true;
};

/** The values of some rows, column by column. */
export type RowGroup = readonly (readonly unknown[])[];

/** As many rows as DuckDB reads at a time; also all that are held at once. */
export const ROWS_A_GROUP = 122_880;

/** A Parquet file, a part for each group of rows, none of which is held once it is given out. */
export function* parquetParts(
  columns: readonly ParquetColumn[],
  groups: Iterable<RowGroup>,
): Generator<Uint8Array> {
  const writer = new PartWriter();
  const parquet = new ParquetWriter({
    writer,
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(schemaOf)],
    createdBy: 'Store Monitor',
  });
  for (const group of groups) {
    const columnData = columns.map(({ name, type }, place) => {
      const values = group[place] ?? [];
      return isTime(type)
        ? { name, data: values.map(toBigInt), encoding: 'DELTA_BINARY_PACKED' as const }
        : { name, data: [...values] };
    });
    parquet.write({ columnData, rowGroupSize: ROWS_A_GROUP });
    yield writer.take();
  }
  parquet.finish();
  yield writer.take();
}

const isTime = (type: ParquetType) => type === 'instant' || type === 'wall-clock';

const toBigInt = (value: unknown) => (typeof value === 'number' ? BigInt(value) : undefined);

/** Hands out what was written so far, and goes on counting from there. */
class PartWriter extends ByteWriter {
  take(): Uint8Array {
    const part = this.getBytes().slice();
    this.index = 0;
    return part;
  }
}

function schemaOf({ name, type, needed }: ParquetColumn): SchemaElement {
  return { name, repetition_type: needed ? 'REQUIRED' : 'OPTIONAL', ...TYPES[type] };
}

const TYPES = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  boolean: { type: 'BOOLEAN' },
  whole: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  instant: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
  'wall-clock': {
    type: 'INT64',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MILLIS' },
  },
} as const satisfies Readonly<Record<ParquetType, Omit<SchemaElement, 'name'>>>;
