/** How far an import is. Sent at least four times a second while it runs. */
export type ImportProgress = {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly rows: number;
  readonly rowsPerSecond: number;
  /** 0 to 1, of reading and saving together. */
  readonly share: number;
  /** Seconds; `undefined` until there is something to judge by. */
  readonly secondsLeft: number | undefined;
};

/** How much of an import's time reading takes, measured; saving takes the rest. */
const READING_SHARE = 0.6;
const SEND_EVERY_MS = 50;
const SEND_WHILE_WAITING_MS = 100;

/** Keeps count of an import and sends its progress, throttled; until it is stopped it does so while waiting too. */
export function createImportMeter(totalBytes: number, send: (progress: ImportProgress) => void) {
  const startedAt = performance.now();
  let sentAt = Number.NEGATIVE_INFINITY;
  let bytes = 0;
  let savedBytes = 0;
  /** Of what was read since the last `savedAll`. */
  let savedShare = 0;
  let rows = 0;
  const tell = () => {
    const now = performance.now();
    if (now - sentAt < SEND_EVERY_MS) return;
    sentAt = now;
    const seconds = (now - startedAt) / 1000;
    const saved = savedBytes + (bytes - savedBytes) * savedShare;
    const share = totalBytes === 0 ? 1 : (bytes * READING_SHARE + saved * (1 - READING_SHARE)) / totalBytes;
    const secondsLeft = share > 0.02 ? (seconds / share) * (1 - share) : undefined;
    send({ bytes, totalBytes, rows, rowsPerSecond: seconds === 0 ? 0 : rows / seconds, share, secondsLeft });
  };
  const timer = setInterval(tell, SEND_WHILE_WAITING_MS);
  tell();
  return {
    stop: () => clearInterval(timer),
    /** Says that the import is alive in the middle of work that moves neither count. */
    tick: tell,
    read(upTo: number, moreRows: number) {
      bytes = upTo;
      rows += moreRows;
      tell();
    },
    /** Says that the share (0 to 1) of what was read since the last `savedAll` is saved. */
    saved(share: number) {
      savedShare = share;
      tell();
    },
    savedAll() {
      savedBytes = bytes;
      savedShare = 0;
      tell();
    },
  };
}
