import { fileURLToPath } from 'node:url';

/** Where the bundled sample's files are, one of each kind: beside the program, in the source tree and in a build alike. */
export function sampleFiles(): string[] {
  return ['polls.csv', 'business-hours.csv', 'time-zones.csv', 'stores.csv', 'closures.csv'].map((name) =>
    fileURLToPath(new URL(`../sample/${name}`, import.meta.url)),
  );
}
