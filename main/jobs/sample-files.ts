import { fileURLToPath } from 'node:url';

/**
 * Where the bundled sample's files are, one of each kind: beside the program, in the source tree and in a build alike. A
 * package keeps them outside its archive, since files are read through one descriptor, which archives do not give.
 */
export function sampleFiles(): string[] {
  return ['polls.csv', 'business-hours.csv', 'time-zones.csv', 'stores.csv', 'closures.csv'].map((name) =>
    fileURLToPath(new URL(`../sample/${name}`, import.meta.url)).replace(IN_ARCHIVE, '.asar.unpacked$1'),
  );
}

const IN_ARCHIVE = /\.asar([/\\])/;
