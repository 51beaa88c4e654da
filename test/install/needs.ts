import { spawnSync } from 'node:child_process';
import { isInstalled } from '../../scripts/electron-runtime/programs.ts';
import { run } from '../../scripts/electron-runtime/run.ts';

/** What a command is begun with so that root runs it; `undefined`: nobody lets this. */
export function asRoot(): readonly string[] | undefined {
  if (process.getuid?.() === 0) return [];
  const allowed = isInstalled('sudo') && spawnSync('sudo', ['--non-interactive', 'true']).status === 0;
  return allowed ? ['sudo', '--non-interactive', 'env', `PATH=${process.env['PATH']}`] : undefined;
}

/**
 * Sees to it that these programs, each named with the Debian package that brings it, are there: installs what is missing
 * on Debian or Ubuntu where root may; elsewhere throws an Error that names it.
 */
export async function seeToNeeds(needs: Readonly<Record<string, string>>): Promise<void> {
  const missing = () =>
    Object.entries(needs)
      .filter(([program]) => !isInstalled(program))
      .map(([, name]) => name);
  const root = asRoot();
  if (missing().length > 0 && root !== undefined && isInstalled('apt-get')) {
    const [first = '', ...rest] = [...root, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
    await run(first, [...rest, 'update']);
    await run(first, [...rest, 'install', '--yes', '--no-install-recommends', ...missing()]);
  }
  if (missing().length > 0) {
    throw new Error(
      `These tests need what is not installed here. On Debian or Ubuntu: “sudo apt-get install ${missing().join(' ')}”.`,
    );
  }
}
