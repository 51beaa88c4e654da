import type { ElectronApplication } from 'playwright';

const COLLECTED = 'Resulting promise was garbage collected';
const ATTEMPTS = 3;

/**
 * Asks the main process again where its answer was lost. V8's inspector holds the answers it waits for weakly: now and then
 * (1 of 27,000 questions, to a process that collects garbage all the time; changed upstream in 2026, chromium 8123081) it
 * drops one though the question was answered at once. What never answers is lost each time, and fails.
 */
export function askAgainWhereCollected(app: ElectronApplication): ElectronApplication {
  const ask = app.evaluate.bind(app);
  const askAgain: typeof app.evaluate = async (...question: Parameters<typeof app.evaluate>) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await ask(...question);
      } catch (error) {
        const isCollected = error instanceof Error && error.message.includes(COLLECTED);
        if (!isCollected || attempt === ATTEMPTS) throw error;
      }
    }
  };
  app.evaluate = askAgain;
  return app;
}
