import { createContext } from 'react';

/** Opens the page of a store of the report on screen, by its id; at a moment of its week where one is given (ms). */
export const OpenStore = createContext<(store: string, at?: number) => unknown>(() => undefined);
