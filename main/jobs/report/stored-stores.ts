import type { StoredReport } from '../../report/report.ts';
import type { Sheet } from '../../report/sheets/sheet.ts';
import { lackingMeasure, type StoresAsked, storesSheet } from '../../report/sheets/stores.ts';
import { tooOld } from './complete-report.ts';

/** The stores of a report as they are asked for; `report-too-old` where it does not hold all of that. */
export function storedStores(report: StoredReport, asked: StoresAsked): Sheet {
  if (lackingMeasure(report, asked) !== undefined) throw tooOld('outages and bounds');
  return storesSheet(report, asked);
}
