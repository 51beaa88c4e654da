import { execFileSync } from 'node:child_process';
import { chmod, cp, rm } from 'node:fs/promises';
import { cachedFolder } from '../../scripts/electron-runtime/cache.ts';
import { run } from '../../scripts/electron-runtime/run.ts';

/** Versions of Debian that a bare system is made of. */
export const SUITES = ['bookworm', 'trixie'] as const;
export type Suite = (typeof SUITES)[number];

/** An ordinary user's account in every root, and their home. */
export const OWNER = 'owner';
export const HOME = `/home/${OWNER}`;

/** A bare Debian in a folder, as its own installer begins with; kept for the next run. */
export function bareRoot(suite: Suite): Promise<string> {
  return cachedFolder(`root-${suite}`, async (folder) => {
    await run('debootstrap', ['--variant=minbase', suite, folder]);
    // It was made for one alone.
    await chmod(folder, 0o755);
    await run('chroot', [folder, 'useradd', '--create-home', '--shell', '/bin/sh', OWNER]);
  });
}

/** A copy to install into. */
export async function copyOfRoot(suite: Suite, folder: string): Promise<string> {
  const bare = await bareRoot(suite);
  execFileSync('cp', ['--archive', '--reflink=auto', bare, folder]);
  await cp('/etc/resolv.conf', `${folder}/etc/resolv.conf`, { dereference: true });
  return folder;
}

export const removeRoot = (folder: string) => rm(folder, { recursive: true, force: true });

/**
 * How the system of a root is entered: with user namespaces, as most systems have them, or, in a plain chroot, where the
 * kernel gives none, as on systems that forbid them.
 */
export type System = 'with-namespaces' | 'without-namespaces';

const ENTER = {
  'with-namespaces': 'mkdir -p oldroot; pivot_root . oldroot; umount -l /oldroot; exec "$@"',
  'without-namespaces': 'exec chroot . "$@"',
} as const;

/** The command that runs another in a root, as root; what it mounts goes with it. */
export function inRoot(root: string, system: System = 'with-namespaces'): string[] {
  const script = `set -e
root=$1; shift
mount --rbind "$root" "$root"; cd "$root"
mount -t proc proc proc; mount -t sysfs sys sys; mount -t tmpfs tmpfs dev/shm; chmod 1777 dev/shm tmp
mkdir -p tmp/.X11-unix /tmp/.X11-unix; mount --bind /tmp/.X11-unix tmp/.X11-unix
${ENTER[system]}`;
  return ['unshare', '--mount', '--propagation', 'private', 'bash', '-c', script, 'enter', root];
}

/** The command that runs another there as the ordinary user, at home, with the display of whoever runs the tests. */
export function asOwner(root: string, system: System = 'with-namespaces'): string[] {
  const { DISPLAY = '' } = process.env;
  return [
    ...inRoot(root, system),
    ...['setpriv', `--reuid=${OWNER}`, `--regid=${OWNER}`, '--init-groups'],
    ...['env', '-i', `HOME=${HOME}`, 'PATH=/usr/bin:/bin', `DISPLAY=${DISPLAY}`, `--chdir=${HOME}`],
  ];
}
