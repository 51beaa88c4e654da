import { appendFileSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, faultText } from './fault-text.ts';

/**
 * What went wrong, and when, for whoever has to find out why. It holds no contents of files and no names of stores
 * (see fault-text.ts), takes at most 1 MB, and a disk that will not take it stops nothing.
 */
export type Log = {
  readonly file: string;
  /** A line of the program's own words. */
  note(text: string): void;
  /** What was being done, in a word or two, and how it failed. */
  fault(doing: string, fault: Fault): void;
  /** The newest lines, oldest first. */
  newest(lines: number): string;
};

/** Two files of this size at most: the one written to, and the one before it. */
const MOST_BYTES = 512 * 1024;

export function openLog(folder: string): Log {
  const file = join(folder, 'store-monitor.log');
  const before = join(folder, 'store-monitor.log.1');

  function write(text: string): void {
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES) renameSync(file, before);
      appendFileSync(file, `${new Date().toISOString()} ${text}\n`, { mode: 0o600 });
    } catch {
      // There is nobody left to tell.
    }
  }

  return {
    file,
    note: write,
    fault: (doing, fault) => write(`${doing}: ${faultText(fault)}`),
    newest(lines) {
      const all = `${textOf(before)}${textOf(file)}`.trimEnd().split('\n');
      return all.slice(-lines).join('\n');
    },
  };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
