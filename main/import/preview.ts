import Papa from 'papaparse';
import type { FileFormat } from './file-format.ts';

/** The header and first rows of a file, all columns as they stand, from its first bytes. */
export function previewRows(
  head: Uint8Array,
  format: FileFormat,
  count: number,
): { header: string[]; rows: string[][] } {
  const text = new TextDecoder().decode(head);
  const { data } = Papa.parse<string[]>(text, {
    delimiter: format.delimiter,
    preview: count + 1,
    skipEmptyLines: 'greedy',
  });
  const [header = [], ...rows] = data;
  return { header: header.map((name) => name.trim()), rows };
}
