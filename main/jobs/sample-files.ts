import { fileURLToPath } from 'node:url';

/** Where the bundled sample's three files are: beside the program, in the source tree and in a build alike. */
export function sampleFiles(): string[] {
  return ['polls.csv', 'business-hours.csv', 'time-zones.csv'].map((name) =>
    fileURLToPath(new URL(`../sample/${name}`, import.meta.url)),
  );
}
