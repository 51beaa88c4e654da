import type { AppError, Bridge, Calls, Result } from '../../preload/contract.ts';

declare global {
  interface Window {
    readonly storeMonitor: Bridge;
  }
}

export const bridge: Bridge = window.storeMonitor;

/** Calls main; a bridge that breaks its promise and throws becomes an error like any other. */
export async function call<K extends keyof Calls>(
  name: K,
  ...args: Parameters<Calls[K]>
): Promise<Result<ReturnType<Calls[K]>>> {
  try {
    return await bridge.call(name, ...args);
  } catch (error) {
    return { ok: false, error: unexpected(error) };
  }
}

export function unexpected(error: unknown): AppError {
  return {
    code: 'internal',
    message: 'Something went wrong inside Store Monitor. Try again, or restart the app.',
    details: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}
