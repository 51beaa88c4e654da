import { readFileSync } from 'node:fs';

/** Both methods as SQL over the tables that are handed over: beside the program, in the source tree and in a build alike. */
export const reportSql = (): string => readFileSync(new URL('../sql/report.sql', import.meta.url), 'utf8');
