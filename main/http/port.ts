/** Where the local API listens unless told otherwise, and where it can; below `unreserved` systems let only root. */
export const PORT = { usual: 8000, unreserved: 1024, highest: 65_535 } as const;
