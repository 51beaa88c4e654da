import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openService } from '../../main/jobs/service/service.ts';

const MINUTE = 60_000;

type Made = {
  readonly files: readonly string[];
  readonly isSample?: boolean;
  /** One of each reach from a minute to so many, the last one newest. */
  readonly reports: number;
};

/**
 * Fills the data of an app that will be started in this folder. A window that looks on while a report is made draws its
 * list anew: a sixth of a second of a processor for each.
 */
export async function makeBefore(folder: string, { files, isSample = false, reports }: Made): Promise<void> {
  mkdirSync(join(folder, 'data'), { recursive: true });
  const service = openService(join(folder, 'data', 'store-monitor.db'));
  try {
    for (const path of files) await service.importFile({ path, sample: isSample });
    for (let minutes = 1; minutes <= reports; minutes++) {
      const id = await service.triggerReport({ asOf: 'latest', reach: minutes * MINUTE });
      await service.reportEnded(id);
    }
  } finally {
    await service.close();
  }
}
