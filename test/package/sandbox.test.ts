import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { packed } from './packed.ts';
import { programIn } from './places.ts';
import { openPacked } from './window.ts';

const NOBODY = 65534;
const BY_SECCOMP_FILTER = '2';

const isRoot = process.getuid?.() === 0;
/** Becomes a person without rights, where the tests run as root, with a display and a home of its own. */
const asOrdinaryUser = (home: string) =>
  isRoot
    ? [
        'setpriv',
        `--reuid=${NOBODY}`,
        `--regid=${NOBODY}`,
        '--clear-groups',
        'env',
        '-u',
        'XAUTHORITY',
        `HOME=${home}`,
        'xvfb-run',
        '-a',
      ]
    : [];

/** Chromium's sandbox is built on user namespaces; some systems forbid them to programs that they do not know. */
const [unshare = '', ...unshareArgs] = [...asOrdinaryUser('/').slice(0, 4), 'unshare', '--user', 'true'];
const hasUserNamespaces = process.platform === 'linux' && spawnSync(unshare, unshareArgs).status === 0;

const folder = mkdtempSync(join(tmpdir(), 'store-monitor-sandbox-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(hasUserNamespaces)('for an ordinary user', () => {
  test('the page runs behind Chromium’s sandbox, also where the app was started with a low priority', async () => {
    chmodSync(folder, 0o777);
    // The project may stand where only root can read.
    const app = join(folder, 'app');
    cpSync(packed.folder, app, { recursive: true });
    const program = programIn(app);
    const w = await openPacked(program, folder, { as: [...asOrdinaryUser(folder), 'nice'], switches: [] });
    try {
      const [renderer, ...others] = renderers(program);
      expect(others).toEqual([]);
      expect(renderer?.['Seccomp']).toBe(BY_SECCOMP_FILTER);
      expect(renderer?.['NoNewPrivs']).toBe('1');
      expect(renderer?.['CapEff']).toBe('0000000000000000');
      if (isRoot) expect(renderer?.['Uid']).toContain(String(NOBODY));
      await w.page.getByRole('button', { name: 'Try the sample data' }).click();
      await w.page.getByRole('button', { name: 'Create report' }).first().waitFor();
    } finally {
      expect(await w.quit()).toBe(0);
    }
  });
});

/** What /proc says of each process that draws pages for this program. */
function renderers(program: string): Record<string, string>[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const command = read(`/proc/${pid}/cmdline`);
      return command.startsWith(program) && command.includes('--type=renderer');
    })
    .map((pid) => {
      const lines = read(`/proc/${pid}/status`).split('\n');
      return Object.fromEntries(lines.map((line) => line.split(/:\s*/) as [string, string]));
    });
}

/** A process may end at any moment. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
