import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const FIGURES = ['import_s', 'report_s', 'report_icu_s', 'polls', 'import_peak_mb', 'peak_mb'] as const;
export type Figures = { [name in (typeof FIGURES)[number]]?: number };

export type Measured = {
  /** From the start of the process to its end, Node's own start included. */
  wall_s: number;
  /** Of processors, all threads together, which other work hardly lengthens; 0 where the system does not say. */
  cpu_s: number;
  peak_mb: number;
  /** What the process itself printed, as a JSON line. */
  figures: Figures;
};

function highWater(pid: number | 'self'): number {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return 0;
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}

const TICKS_A_SECOND = 100;

function processorSeconds(pid: number): number {
  try {
    // The name of the program stands before, in brackets, and may hold blanks.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
  } catch {
    return 0;
  }
}

/**
 * The most memory this process has held, in MiB. Linux counts the parent's peak into `maxRSS` of a process it
 * starts, so that figure is only the second choice.
 */
export function peakMegabytes(): number {
  return highWater('self') || process.resourceUsage().maxRSS / 1024;
}

/** Calls the action and says how many seconds it took. */
export async function seconds(action: () => unknown): Promise<number> {
  const start = performance.now();
  await action();
  return (performance.now() - start) / 1000;
}

/** Runs a program to its end; its memory is watched from outside. Rejects when it fails. */
export function run(
  program: string,
  args: readonly string[],
  input = '',
): Promise<Measured & { output: string }> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    let complaint = '';
    let peak = 0;
    let cpu_s = 0;
    const watch = setInterval(() => {
      if (child.pid === undefined) return;
      peak = Math.max(peak, highWater(child.pid));
      cpu_s = Math.max(cpu_s, processorSeconds(child.pid));
    }, 20);
    child.stdout.on('data', (part) => {
      output += part;
    });
    child.stderr.on('data', (part) => {
      complaint += part;
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
    child.on('close', (code, signal) => {
      clearInterval(watch);
      const wall_s = (performance.now() - start) / 1000;
      if (code !== 0)
        reject(new Error(`${program} ${args.join(' ')} ended with ${code ?? signal}: ${complaint}`));
      else resolve({ wall_s, cpu_s, peak_mb: peak, figures: {}, output });
    });
  });
}

/** Runs one of this folder's scripts in a process of its own and reads the JSON line it prints last. */
export async function runScript(script: string, args: readonly string[]): Promise<Measured> {
  const { output, ...measured } = await run(process.execPath, [script, ...args]);
  const printed: unknown = JSON.parse(output.trimEnd().split('\n').at(-1) ?? '');
  const values = new Map<string, unknown>(Object.entries(printed ?? {}));
  const figures: Figures = {};
  for (const name of FIGURES) {
    const value = values.get(name);
    if (typeof value === 'number') figures[name] = value;
  }
  return { ...measured, peak_mb: figures.peak_mb ?? measured.peak_mb, figures };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
