/**
 * What keeps a database from being used yet: its full check, the copy before a migration, or the migration itself;
 * `share` (0 to 1) is not known of a check.
 */
export type Preparing =
  | { readonly step: 'checking' }
  | { readonly step: 'copying' | 'migrating'; readonly share: number };

export type OnPreparing = (preparing: Preparing) => void;
