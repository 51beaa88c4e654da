import type { DatabaseSession } from './database-session.ts';

/**
 * Finds out how sure a report is before somebody is told, once for each report however many ask at a time (SPEC §16). It is
 * kept with the report from then on.
 */
export function createSureReports(
  { read }: Pick<DatabaseSession, 'read'>,
  find: (id: string) => Promise<void>,
): { before(question: string, input: readonly unknown[]): Promise<void> } {
  const underWay = new Map<string, Promise<void>>();

  async function findOnce(id: string): Promise<void> {
    if ((await read('isSure', id)) !== false) return;
    const known = underWay.get(id);
    if (known !== undefined) return known;
    const finding = find(id).finally(() => underWay.delete(id));
    underWay.set(id, finding);
    return finding;
  }

  return {
    before: async (question, [id, asked]) => {
      if (typeof id === 'string' && asksSure(question, asked)) await findOnce(id);
    },
  };
}

/** The questions that files are written from; these of what they are asked need it. */
const NEEDED_FOR: Readonly<Record<string, readonly string[]>> = {
  reportCsv: ['likely'],
  periodCsv: ['likely'],
  outagesCsv: ['shared'],
  reportFile: ['likely', 'shared'],
};

function asksSure(question: string, asked: unknown): boolean {
  const needed = NEEDED_FOR[question];
  if (needed === undefined || typeof asked !== 'object' || asked === null) return false;
  return Object.entries(asked).some(([name, value]) => needed.includes(name) && value === true);
}
