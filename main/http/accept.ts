import { MEDIA_TYPES } from '../report/write/formats.ts';
import { FORMATS, type Format } from './inputs.ts';

const TYPES: Readonly<Record<Format, readonly string[]>> = {
  csv: ['text/csv', 'text/*'],
  json: ['application/json'],
  xlsx: [MEDIA_TYPES.xlsx],
  pdf: [MEDIA_TYPES.pdf],
  parquet: [MEDIA_TYPES.parquet],
};

/** As what an Accept header asks for a report: that which it gives the most weight; CSV where it does not say. */
export function preferredFormat(accept: string | undefined): Format {
  const csv = weightOf(accept ?? '', TYPES.csv);
  const others = FORMATS.filter((format) => format !== 'csv')
    .map((format) => ({ format, weight: weightOf(accept ?? '', TYPES[format]) }))
    .sort((a, b) => b.weight - a.weight);
  const [first] = others;
  return first !== undefined && first.weight > csv ? first.format : 'csv';
}

/** The weight (RFC 9110, 12.4.2) that a header gives to the first of these types that it names; 0: to none. */
function weightOf(accept: string, types: readonly string[]): number {
  const named = new Map(
    accept.split(',').map((part) => {
      const [type = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return [type, weight === undefined ? 1 : Number(weight.slice(2)) || 0];
    }),
  );
  const type = types.find((candidate) => named.has(candidate));
  return type === undefined ? 0 : (named.get(type) ?? 0);
}
