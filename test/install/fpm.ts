/**
 * A stand-in for fpm, which electron-builder fetches from where not every machine reaches: as much of its command line
 * as electron-builder 26 and electron-builder.yml use, with dpkg-deb and rpmbuild. What fpm adds by itself is added here.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

const text = { type: 'string' } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    input: { ...text, short: 's' },
    target: { ...text, short: 't' },
    depends: { ...text, short: 'd', multiple: true },
    force: { type: 'boolean' },
    'rpm-auto-add-directories': { type: 'boolean' },
    'deb-recommends': { ...text, multiple: true },
    'deb-compression': text,
    'rpm-compression': text,
    'rpm-compression-level': text,
    'rpm-os': text,
    architecture: text,
    'after-install': text,
    'after-remove': text,
    description: text,
    version: text,
    package: text,
    name: text,
    maintainer: text,
    vendor: text,
    url: text,
    category: text,
    license: text,
    'deb-priority': text,
    'deb-changelog': text,
    'rpm-summary': text,
  },
});

const SCRIPTS = { 'after-install': 'postinst', 'after-remove': 'postrm' } as const;
const scripts = Object.entries(SCRIPTS) as [keyof typeof SCRIPTS, string][];

const stage = mkdtempSync(join(tmpdir(), 'store-monitor-fpm-'));
try {
  const root = join(stage, 'root');
  mkdirSync(root);
  for (const file of positionals) layIn(root, file);
  if (values.target === 'deb') makeDeb(root);
  else makeRpm(root);
} finally {
  rmSync(stage, { recursive: true, force: true });
}

/** `from=to`; a `from` that ends in a slash is what a folder holds. */
function layIn(root: string, file: string): void {
  const [from = '', to = ''] = file.split('=');
  const target = join(root, to);
  mkdirSync(dirname(target), { recursive: true });
  if (from.endsWith('/')) cpSync(from, target, { recursive: true, verbatimSymlinks: true });
  else copyFileSync(from, target);
}

function makeDeb(root: string): void {
  const name = given('name');
  const changelog = join(root, 'usr/share/doc', name, 'changelog.Debian.gz');
  mkdirSync(dirname(changelog), { recursive: true });
  const { 'deb-changelog': entries } = values;
  writeFileSync(
    changelog,
    gzipSync(entries === undefined ? 'Package created with FPM.\n' : readFileSync(entries), { level: 9 }),
  );
  const files = entriesOf(root);
  const size = files.reduce((sum, file) => sum + lstatSync(file).size, 0);
  const [synopsis = '', ...description] = given('description').split('\n');
  const control = join(root, 'DEBIAN');
  mkdirSync(control);
  writeFileSync(
    join(control, 'control'),
    [
      `Package: ${name}`,
      `Version: ${given('version')}`,
      `License: ${given('license')}`,
      `Vendor: ${given('vendor')}`,
      `Architecture: ${given('architecture')}`,
      `Maintainer: ${given('maintainer')}`,
      `Installed-Size: ${Math.ceil(size / 1024)}`,
      `Depends: ${(values.depends ?? []).join(', ')}`,
      `Recommends: ${(values['deb-recommends'] ?? []).join(', ')}`,
      `Section: ${values.category ?? 'default'}`,
      `Priority: ${given('deb-priority')}`,
      `Homepage: ${given('url')}`,
      `Description: ${synopsis}`,
      ...description.map((line) => ` ${line.trim() || '.'}`),
      '',
    ].join('\n'),
  );
  for (const [option, script] of scripts) {
    const from = values[option];
    if (from === undefined) continue;
    copyFileSync(from, join(control, script));
    chmodSync(join(control, script), 0o755);
  }
  const sums = files
    .filter((file) => lstatSync(file).isFile())
    .map(
      (file) => `${createHash('md5').update(readFileSync(file)).digest('hex')}  ${relative(root, file)}\n`,
    );
  writeFileSync(join(control, 'md5sums'), sums.join(''));
  makeReadable(root);
  // Fast rather than small: it is for tests.
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', root, given('package')]);
}

function makeRpm(root: string): void {
  makeReadable(root);
  const script = (option: keyof typeof SCRIPTS) => {
    const from = values[option];
    return from === undefined ? '' : readFileSync(from, 'utf8').replaceAll('%', '%%');
  };
  const ours = readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = `/${relative(root, join(entry.parentPath, entry.name))}`;
    if (entry.isDirectory()) return path.startsWith('/opt/') ? [`%dir "${path}"`] : [];
    return [`"${path}"`];
  });
  const spec = join(stage, 'spec');
  writeFileSync(
    spec,
    `%define __os_install_post %{nil}
%define _build_id_links none
%define debug_package %{nil}
AutoReqProv: no
Name: ${given('name')}
Version: ${given('version').replaceAll('-', '_')}
Release: 1
Summary: ${given('rpm-summary')}
License: ${given('license')}
Vendor: ${given('vendor')}
URL: ${given('url')}
Packager: ${given('maintainer')}
${(values.depends ?? []).map((one) => `Requires: ${one}`).join('\n')}
%description
${given('description')}
%post
${script('after-install')}
%postun
${script('after-remove')}
%files
%defattr(-,root,root)
${ours.join('\n')}
`,
  );
  const out = join(stage, 'out');
  const define = (name: string, value: string) => ['--define', `${name} ${value}`];
  execFileSync(
    'rpmbuild',
    [
      '-bb',
      ...define('_topdir', join(stage, 'rpm')),
      ...define('_rpmdir', out),
      ...define('_binary_payload', 'w1.gzdio'),
      ...['--buildroot', root, '--noclean', spec],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const [made] = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.rpm'),
  );
  if (made === undefined) throw new Error('rpmbuild made nothing.');
  copyFileSync(join(out, made), given('package'));
}

/** Whatever the umask where this runs, as fpm leaves it to whoever packs. */
function makeReadable(root: string): void {
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o111 ? 0o755 : 0o644);
  }
  chmodSync(root, 0o755);
}

function entriesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function given(option: Exclude<keyof typeof values, 'force' | 'rpm-auto-add-directories'>): string {
  const value = values[option];
  if (typeof value !== 'string') throw new Error(`fpm needs --${option} here.`);
  return value;
}
