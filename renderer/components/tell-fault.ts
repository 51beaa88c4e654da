import type { WindowFault } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';

const LONGEST = 20_000;

/** Has a failure of the window written into the log. */
export function tellFault(where: WindowFault['where'], error: unknown): void {
  const { name, message, stack } =
    error instanceof Error ? error : { name: typeof error, message: String(error), stack: undefined };
  void call('logFault', {
    where,
    name: name.slice(0, LONGEST),
    message: message.slice(0, LONGEST),
    stack: stack?.slice(0, LONGEST),
  });
}

/** Tells of what fails in the page with nobody there to catch it. */
export function tellUncaught(): void {
  window.addEventListener('error', ({ error }) => tellFault('page', error));
  window.addEventListener('unhandledrejection', ({ reason }) => tellFault('page', reason));
}
