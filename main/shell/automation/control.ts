import { randomUUID } from 'node:crypto';
import { dirname, relative } from 'node:path';
import { powerMonitor } from 'electron';
import type { AutomationStatus, FileToken, SavedReport, SavedWatch } from '../../../preload/contract.ts';
import { type Automation, createAutomation } from '../../automation/automation.ts';
import { systemClock } from '../../automation/clock.ts';
import { planOf, type ReportsBy, scheduledOf, watchedOf } from '../../automation/kept-plan.ts';
import { nextDue, writeSchedule } from '../../automation/schedule.ts';
import type { KeptFolder, KeptPlan, KeptReport, NewDeed, Service } from '../../jobs/service/service.ts';
import { CallError } from '../ipc/call.ts';

/** What is done by itself while the app runs (SPEC §18), as the Automation screen sees it. */
export type AutomationControl = {
  status(): Promise<AutomationStatus>;
  /** Remembers a folder that the person picked; the window knows it by what this answers. */
  remember(path: string): { readonly token: FileToken; readonly path: string };
  saveFolder(wanted: SavedWatch): Promise<AutomationStatus>;
  saveReport(wanted: SavedReport): Promise<AutomationStatus>;
  remove(id: string): Promise<AutomationStatus>;
  /** Does what one of them does, on or off; resolves once that is done. */
  runNow(id: string): Promise<void>;
  start(): void;
  stop(): void;
};

type Needs = {
  readonly service: Service;
  /** What the person prefers for reports (ms). */
  readonly prefers: () => Omit<ReportsBy, 'zone'>;
  /** Folders in which the app keeps its own files. */
  readonly ownFolders: () => readonly string[];
  readonly onDeed: (deed: NewDeed) => void;
  readonly onFault: (error: unknown) => void;
  readonly onAtHand: (what: string | undefined) => void;
};

export function createAutomationControl({
  service,
  prefers,
  ownFolders,
  onDeed,
  onFault,
  onAtHand,
}: Needs): AutomationControl {
  const chosen = new Map<FileToken, string>();
  let atHand: string | undefined;
  let kept: Promise<KeptPlan> | undefined;

  const automation: Automation = createAutomation({
    service,
    clock: systemClock,
    plan: async () => planOf(await readKept(), by()),
    onDeed,
    onFault,
    isOnBattery: () => powerMonitor.onBatteryPower,
    onAtHand(what) {
      atHand = what;
      onAtHand(what);
    },
  });

  const by = (): ReportsBy => ({
    ...prefers(),
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  });

  /** Read anew only once it has changed: the plan is asked for every minute. */
  function readKept(): Promise<KeptPlan> {
    kept ??= service.read('plan');
    kept.catch(() => {
      kept = undefined;
    });
    return kept;
  }

  function look(): void {
    if (service.databaseState().state === 'ready') void automation.look();
  }

  service.onChanged((touched) => {
    if (touched.includes('database')) automation.forget();
    if (!touched.includes('plan') && !touched.includes('database')) return;
    kept = undefined;
    look();
  });

  function folderOf(token: FileToken | undefined, before: string | undefined): string {
    const folder = token === undefined ? before : chosen.get(token);
    if (folder !== undefined) return folder;
    throw new CallError({ code: 'bad-request', message: 'Choose a folder first.' });
  }

  function refuseOwn(folder: string): void {
    const own = ownFolders().find((one) => !relative(one, folder).startsWith('..'));
    if (own === undefined) return;
    throw new CallError({
      code: 'bad-request',
      message: `${folder} is where Store Monitor keeps its own files. Choose another folder.`,
    });
  }

  async function find(id: string | undefined) {
    const { folders, reports } = await readKept();
    const [folder, report] = [folders.find((one) => one.id === id), reports.find((one) => one.id === id)];
    if (id !== undefined && folder === undefined && report === undefined) {
      throw new CallError({ code: 'bad-request', message: 'This was removed meanwhile.' });
    }
    return { folder, report };
  }

  async function status(): Promise<AutomationStatus> {
    const { folders, reports } = await readKept();
    const lastOf = ({ id, folder }: KeptFolder | KeptReport, isWatch: boolean) =>
      service.read('lastDeed', isWatch ? folder : id);
    return {
      atHand,
      folders: await Promise.all(folders.map(async (one) => ({ ...one, last: await lastOf(one, true) }))),
      reports: await Promise.all(
        reports.map(async (one) => ({ ...one, ...timesOf(one), last: await lastOf(one, false) })),
      ),
    };
  }

  function timesOf(report: KeptReport) {
    const schedule = scheduledOf(report, by())?.schedule;
    if (schedule === undefined) return { days: undefined, time: undefined, next: undefined };
    const { days, time } = schedule;
    return { days, time, next: report.isOn ? nextDue(schedule, systemClock.now()) : undefined };
  }

  return {
    status,
    remember(path) {
      const token = randomUUID();
      chosen.set(token, path);
      return { token, path };
    },
    async saveFolder({ id, folder: token, move, isOn }) {
      const before = (await find(id)).folder;
      const folder = folderOf(token, before?.folder);
      refuseOwn(folder);
      await service.changePlan({ kind: 'folder', folder: { id: id ?? randomUUID(), folder, move, isOn } });
      return status();
    },
    async saveReport({ id, folder: token, days, time, period, isOn }) {
      const before = (await find(id)).report;
      const folder = folderOf(token, before?.folder);
      const report = { id: id ?? randomUUID(), every: writeSchedule({ days, time }), period, folder, isOn };
      await service.changePlan({ kind: 'report', report });
      return status();
    },
    async remove(id) {
      await service.changePlan({ kind: 'remove', id });
      return status();
    },
    async runNow(id) {
      const { folder, report } = await find(id);
      if (folder !== undefined) await automation.lookInto(watchedOf(folder));
      const scheduled = report && scheduledOf(report, by());
      if (scheduled !== undefined) await automation.runNow(scheduled);
    },
    start() {
      service.onDatabaseState(look);
      powerMonitor.on('resume', look);
      powerMonitor.on('on-ac', look);
      automation.start();
    },
    stop: () => void automation.stop(),
  };
}

/** Where a database keeps its files, and those beside it. */
export const folderOfDatabase = (service: Pick<Service, 'databaseFile'>) => dirname(service.databaseFile());
