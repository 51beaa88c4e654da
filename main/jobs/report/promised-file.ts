import { readFileSync } from 'node:fs';
import { PROMISED } from '../../database/core/beside.ts';
import { realFile } from '../../database/core/real-file.ts';
import type { NewReport } from '../../database/reports/reports.ts';
import { OWN_RUN } from '../files/leftovers.ts';

/**
 * Reports are promised in a small file beside the database, for that takes nothing while an import's transaction is
 * open, and an id must outlive a crash from the moment it is answered. A line a report, with the run that promised it; each
 * begins with a line end, so that one that a full disk cut off costs no other.
 */
export function promisedFile(database: string): string {
  return `${realFile(database)}${PROMISED}`;
}

export function promisedLine({ id, createdAt, asOf, asOfChoice, reach, period }: NewReport): string {
  return `\n${JSON.stringify([OWN_RUN, id, createdAt, asOf, asOfChoice, reach, ...(period ? [period] : [])])}`;
}

/** What earlier runs promised. */
export function readPromised(database: string): NewReport[] {
  let text: string;
  try {
    text = readFileSync(promisedFile(database), 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => parseLine(line) ?? []);
}

/** `undefined`: another line than those written here, such as one that was cut off and whose id was never answered. */
function parseLine(line: string): NewReport | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts) || parts.length < 6 || parts.length > 7) return undefined;
  const [run, id, createdAt, asOf, asOfChoice, reach, period]: unknown[] = parts;
  if (run === OWN_RUN || typeof id !== 'string' || !isChoice(asOfChoice)) return undefined;
  if (!isWhole(createdAt) || !isWhole(asOf) || !isWhole(reach)) return undefined;
  if (period !== undefined && !isPeriod(period)) return undefined;
  return { id, createdAt, asOf, asOfChoice, reach, ...(period && { period }) };
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

const isPeriod = (value: unknown): value is NonNullable<NewReport['period']> =>
  typeof value === 'object' && value !== null && 'kind' in value;

const isChoice = (value: unknown): value is NewReport['asOfChoice'] =>
  value === 'latest' || value === 'now' || value === 'instant';
