import { createContext, type ReactNode } from 'react';

/**
 * Opens the page of a store of the report on screen, by its id; at a moment of its week where one is given (ms). `among`
 * are the ids of the list that it is opened from, in order: its page leads to the one before and the one after.
 */
export const OpenStore = createContext<(store: string, at?: number, among?: readonly string[]) => unknown>(
  () => undefined,
);

/**
 * Draws what is told of the only store of a report, where other reports have an Overview; at a moment (ms) if one is given.
 * `ways` are those that its answer leads on by.
 */
export const OnlyStoreOf = createContext<
  (report: string, store: string, at: number | undefined, ways: ReactNode) => ReactNode
>(() => null);
