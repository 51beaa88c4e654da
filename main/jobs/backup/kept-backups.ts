/** How many backups are kept that were made by themselves. */
export const KEPT_BACKUPS = { least: 1, usual: 7, most: 100 } as const;
