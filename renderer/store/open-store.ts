import { createContext } from 'react';

/** Opens the page of a store of the report on screen, by its id. */
export const OpenStore = createContext<(store: string) => unknown>(() => undefined);
