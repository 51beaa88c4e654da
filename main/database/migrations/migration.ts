/** One step of the schema; `version` is the database's `user_version` once it has run. */
export type Migration = { readonly version: number; readonly sql: string };
