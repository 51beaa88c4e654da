import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Writes main/import/zone-names.ts from this system's copy of IANA's time zone database (public domain): the names of
 * its zones and of its links. To be run again when that database has new names.
 */
const source = process.argv[2] ?? '/usr/share/zoneinfo/tzdata.zi';
const target = fileURLToPath(new URL('../main/import/zone-names.ts', import.meta.url));
/** A zone of machines whose place nobody has set yet. */
const NO_PLACE = 'Factory';

const lines = readFileSync(source, 'utf8').split('\n');
const version = /^# version (\S+)$/.exec(lines[0] ?? '')?.[1];
if (version === undefined) throw new Error(`${source} does not say which version it is.`);
const names = lines.flatMap((line) => {
  const [type, first, second] = line.split(/\s+/);
  const name = type === 'Z' ? first : type === 'L' ? second : undefined;
  return name === undefined || name === NO_PLACE ? [] : [name];
});

writeFileSync(
  target,
  `/**
 * Every name in IANA's time zone database, version ${version}, its links (such as US/Eastern and EST) included. Written by
 * scripts/zone-names.ts.
 */
export const ZONE_NAMES: readonly string[] = \`
${wrap(names.sort())}
\`
  .trim()
  .split(/\\s+/);
`,
);

function wrap(words: readonly string[]): string {
  const rows: string[] = [];
  for (const word of words) {
    const row = rows.at(-1);
    if (row !== undefined && row.length + 1 + word.length <= 108) rows[rows.length - 1] = `${row} ${word}`;
    else rows.push(word);
  }
  return rows.join('\n');
}
