export type CampaignRun = {
  /** How many rounds to try. */
  readonly count: number;
  /** Everything drawn at random follows from it, so that a run can be repeated. */
  readonly seed: number;
  /** An empty folder of the campaign's own. */
  readonly folder: string;
  readonly say: (text: string) => void;
};

export type Outcome = {
  /** What was tried, in one line. */
  readonly tried: string;
  /** What must not happen and did, each in a line that names its round; empty after a good campaign. */
  readonly violations: readonly string[];
};

/** Tries something hostile over and over, and says what broke. */
export type Campaign = (run: CampaignRun) => Promise<Outcome>;
