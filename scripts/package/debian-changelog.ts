import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../electron-runtime/project.ts';

const MAINTAINER = 'The Store Monitor team <store-monitor@users.noreply.github.com>';
const WIDTH = 80;

/** The newest version's part of CHANGELOG.md in the form that Debian's packages have one. */
export function debianChangelog(date: Date): string {
  const text = readFileSync(join(projectFolder, 'CHANGELOG.md'), 'utf8');
  const [, newest = ''] = text.split(/^## /m);
  const [heading = '', ...entries] = newest.split(/^- /m).map((part) => part.trim().replaceAll(/\s+/g, ' '));
  const [version] = heading.split(' ');
  if (!version || entries.length === 0) throw new Error('CHANGELOG.md says nothing of a version.');
  return `store-monitor (${version}) unstable; urgency=medium

${entries.map((entry) => wrap(entry)).join('\n')}

 -- ${MAINTAINER}  ${date.toUTCString().replace('GMT', '+0000')}
`;
}

function wrap(entry: string): string {
  const lines = ['  *'];
  for (const word of entry.split(' ')) {
    const last = lines.length - 1;
    if (`${lines[last]} ${word}`.length <= WIDTH) lines[last] += ` ${word}`;
    else lines.push(`    ${word}`);
  }
  return lines.join('\n');
}
