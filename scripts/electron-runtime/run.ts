import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectFolder } from './project.ts';

const execute = promisify(execFile);

/**
 * Runs a program to its end, in the project's folder unless told otherwise, and answers what it printed. What it
 * complained about becomes part of the error.
 */
export async function run(
  program: string,
  programArguments: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  try {
    const settings = { cwd: projectFolder, maxBuffer: 64 * 1024 * 1024, ...options };
    const { stdout } = await execute(program, programArguments, settings);
    return stdout;
  } catch (error) {
    const complaint = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new Error(`"${program} ${programArguments[0]}" failed: ${complaint || String(error)}`, {
      cause: error,
    });
  }
}
