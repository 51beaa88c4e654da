/** Below this share, what stores that were never online are of all downtime says nothing. */
const LEAST_SHARE = 0.01;

/** What they are of all downtime (0 to 1), to go on a sentence that tells how many they are: ", with 12% of all downtime". */
export const theirShareInWords = (part: number, share: (part: number) => string): string =>
  part < LEAST_SHARE ? '' : `, with ${share(part)} of all downtime`;
