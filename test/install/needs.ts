/** Programs that the tests of this folder run, and the Debian packages that bring them. */
import { isInstalled } from '../../scripts/electron-runtime/programs.ts';
import { run } from '../../scripts/electron-runtime/run.ts';

const NEEDS = {
  debootstrap: 'debootstrap',
  lintian: 'lintian',
  rpmbuild: 'rpm',
  mksquashfs: 'squashfs-tools',
  'desktop-file-validate': 'desktop-file-utils',
  xdotool: 'xdotool',
  'xvfb-run': 'xvfb',
  xauth: 'xauth',
} as const;

/** Installs what is missing, as root on Debian or Ubuntu; elsewhere throws an Error that names it. */
export async function seeToNeeds(needs: Readonly<Record<string, string>> = NEEDS): Promise<void> {
  const missing = () => Object.entries(needs).filter(([program]) => !isInstalled(program));
  if (missing().length > 0 && process.getuid?.() === 0 && isInstalled('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { env });
    const packages = missing().map(([, name]) => name);
    await run('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], { env });
  }
  const packages = missing().map(([, name]) => name);
  if (packages.length > 0) {
    throw new Error(
      `These tests need what is not installed here. On Debian or Ubuntu: “sudo apt-get install ${packages.join(' ')}”.`,
    );
  }
  if (process.getuid?.() !== 0)
    throw new Error('These tests install packages in systems of their own: run them as root.');
}
