import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest in `npm test`, longest first but for those that mostly wait, which come before; by the end of
 * their paths. A long file that begins last leaves the other places empty until it ends; where nothing is known of the run
 * before, as on a fresh clone, Vitest goes by the size of files, which says little. A name that is missing here costs
 * seconds and nothing else.
 */
const LONGEST = [
  'e2e/every-screen.test.ts',
  'e2e/history.test.ts',
  'e2e/store-states.test.ts',
  'e2e/interrupted.test.ts',
  'e2e/http-browser.test.ts',
  'e2e/unusable-database.test.ts',
  'e2e/automation.test.ts',
  'e2e/stores-table.test.ts',
  'e2e/import-outcome.test.ts',
  'e2e/journeys.test.ts',
  'e2e/recovery.test.ts',
  'e2e/overview.test.ts',
  'e2e/notes.test.ts',
  'e2e/share.test.ts',
  'e2e/owners-questions.test.ts',
  'e2e/no-network.test.ts',
  'package/journey.test.ts',
  'e2e/settings.test.ts',
  'e2e/outages.test.ts',
  'e2e/backup.test.ts',
  'e2e/quit.test.ts',
  'e2e/background.test.ts',
  'e2e/new-report.test.ts',
  'e2e/set-aside.test.ts',
  'e2e/closures.test.ts',
  'e2e/period-report.test.ts',
  'e2e/sure.test.ts',
  'e2e/long-work.test.ts',
  'e2e/big-import.test.ts',
  'integration/campaign.test.ts',
  'integration/watch-command.test.ts',
  'integration/outputs.test.ts',
  'integration/end-in-time.test.ts',
  'integration/http-push-attacks.test.ts',
  'integration/cli-out.test.ts',
  'integration/sure.test.ts',
  'integration/reports-in-waiting.test.ts',
  'unit/report/sure/whose.test.ts',
  'integration/tables.test.ts',
  'integration/cli-failures.test.ts',
  'integration/backup.test.ts',
  'integration/http-serve.test.ts',
  'integration/cli-bundle.test.ts',
  'integration/no-room.test.ts',
  'integration/import-ranges.test.ts',
  'integration/kill.test.ts',
  'integration/import-source.test.ts',
  'integration/memory.test.ts',
  'integration/cli-database.test.ts',
  'integration/import-cancel.test.ts',
];

/** Begins with the longest files of each group and project, and goes on as Vitest does. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const groups = Map.groupBy(usual, ({ project }) => project.name);
    return [...groups.values()].flatMap((group) => group.toSorted((a, b) => placeOf(a) - placeOf(b)));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((end) => moduleId.endsWith(end));
  return place < 0 ? LONGEST.length : place;
}
