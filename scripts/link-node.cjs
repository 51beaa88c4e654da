/**
 * After `npm ci`: puts the Node that came with it (node-<system>-<processor>, pinned in package-lock.json) first on the
 * PATH of every `npm run` and `npm exec`. npm 11 has done so by itself; npm 10 takes the link away again, for the
 * packages of the other systems, which it leaves out, name the same program. Runs on any Node.
 */
const { copyFileSync, linkSync, mkdirSync, rmSync, symlinkSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');

const systems = { darwin: 'darwin', linux: 'linux', win32: 'win' };
// The only one that the registry has under another name.
const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
const name = `${prefix}-${systems[process.platform] ?? process.platform}-${process.arch}`;
const program = process.platform === 'win32' ? 'node.exe' : 'node';
const modules = join(__dirname, '..', 'node_modules');

try {
  const target = join(dirname(require.resolve(`${name}/package.json`)), 'bin', program);
  const link = join(modules, '.bin', program);
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  makeLink(target, link);
} catch (error) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const isEnough = major > 24 || (major === 24 && minor >= 2);
  if (!isEnough) {
    console.error(
      `Store Monitor's scripts need Node 24; npm did not bring it (${name}: ${error.code}), and the one here is ${process.versions.node}. Run "npm ci" again, or install Node 24.`,
    );
    process.exitCode = 1;
  }
}

/** Windows gives symbolic links to administrators only, and hard links not across drives. */
function makeLink(target, link) {
  if (process.platform !== 'win32') return symlinkSync(relative(dirname(link), target), link);
  try {
    linkSync(target, link);
  } catch {
    copyFileSync(target, link);
  }
}
