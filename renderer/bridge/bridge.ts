import type { AppError, Begun, Bridge, Calls, Result } from '../../preload/contract.ts';

declare global {
  interface Window {
    readonly storeMonitor: Bridge;
  }
}

export const bridge: Bridge = window.storeMonitor;

/** Calls main; a bridge that breaks its promise and throws becomes an error like any other. */
export function call<K extends keyof Calls>(
  name: K,
  ...args: Parameters<Calls[K]>
): Promise<Result<ReturnType<Calls[K]>>> {
  return begin(name, ...args).answer;
}

/** As `call`, of what takes long and can be given up. */
export function begin<K extends keyof Calls>(
  name: K,
  ...args: Parameters<Calls[K]>
): Begun<ReturnType<Calls[K]>> {
  const fail = (error: unknown) => ({ ok: false as const, error: unexpected(error) });
  try {
    const { answer, cancel } = bridge.begin(name, ...args);
    return { answer: answer.catch(fail), cancel };
  } catch (error) {
    return { answer: Promise.resolve(fail(error)), cancel: () => undefined };
  }
}

export function unexpected(error: unknown): AppError {
  return {
    code: 'internal',
    message: 'Something went wrong inside Store Monitor. Try again, or restart the app.',
    details: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}
