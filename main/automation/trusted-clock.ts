import type { Clock } from './clock.ts';

/** Whether the wall clock goes as time passes, since it was first asked. */
export type TrustedClock = {
  /** It was set ahead meanwhile, by more than an hour, and may be set back. */
  isDoubtful(): boolean;
  /**
   * To be asked at every look. Answers, at the first one and where the clock was set back, the instant (ms) after which what
   * a clock that was ahead came to is to be forgotten.
   */
  look(): number | undefined;
};

const TOLERANCE_MS = 3_600_000;

export function createTrustedClock(clock: Omit<Clock, 'wait'>): TrustedClock {
  /** What the clock showed more than what passed: the same for as long as nobody sets it. */
  const offset = () => clock.now() - clock.passedWithSleep();
  const first = offset();
  const isDoubtful = () => offset() > first + TOLERANCE_MS;
  let wasDoubtful = true;
  return {
    isDoubtful,
    look() {
      const isNews = wasDoubtful && !isDoubtful();
      wasDoubtful = isDoubtful();
      return isNews ? clock.now() + TOLERANCE_MS : undefined;
    },
  };
}
