import './app.css';
import {
  type ReactNode,
  Suspense,
  startTransition,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Command, PeriodRequest, ReportRecord } from '../../preload/contract.ts';
import { useAutomationStatus } from '../automation/use-automation-status.ts';
import { call } from '../bridge/bridge.ts';
import { useEvent } from '../bridge/use-event.ts';
import { useQuery } from '../bridge/use-query.ts';
import { afterFrame } from '../components/after-frame.ts';
import { currentShare } from '../components/current-share.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { focusScreenHeading, focusSearch, useFocusRescue } from '../components/focus.ts';
import { useStable } from '../components/use-stable.ts';
import { ClockContext, plainClock } from '../format/clock-context.ts';
import { DeletedNotice } from '../history/deleted-notice.tsx';
import { useDeletions } from '../history/use-deletions.ts';
import { ImportScreen } from '../import/import-screen.tsx';
import { useImportFlow } from '../import/use-import-flow.ts';
import type { AskedRejected } from '../import/use-inspected.ts';
import { requestOf, useReportForm } from '../report/new-report/use-report-form.ts';
import { openedId } from '../report/shared/report-run.ts';
import { useReports } from '../report/use-reports.ts';
import { PreferencesProvider, usePreferences, useStoredPreferences } from '../workspace/preferences.ts';
import type { AskedCommand } from '../workspace/use-commands.ts';
import { useStatus } from '../workspace/use-status.ts';
import { BackupFailed } from './backup-failed.tsx';
import { DatabaseGate } from './database-gate.tsx';
import { FileDrop } from './file-drop.tsx';
import {
  AutomationScreen,
  ClosuresScreen,
  ComparisonRoute,
  HelpScreen,
  HistoryScreen,
  PastReports,
  ReportRoute,
  SettingsScreen,
} from './later-screens.ts';
import { SampleBanner } from './sample-banner.tsx';
import type { ScreenName } from './screens.ts';
import { Kept, Prepared, Shown } from './shown.tsx';
import { Sidebar } from './sidebar.tsx';
import { StatusRegion } from './status-region.tsx';
import { useScrollPlaces } from './use-scroll-places.ts';

/** Two reports held against each other, and the screen where that was asked for. */
type Compared = {
  readonly one: string;
  readonly other: string;
  /** Whose stores alone are compared at first. */
  readonly group: string | undefined;
  readonly from: ScreenName;
};

/** What everything in the window has around it. */
export function App() {
  const preferences = useStoredPreferences();
  return (
    <I18nProvider locale="en-US">
      <PreferencesProvider value={preferences}>
        <ClockContext.Provider value={preferences[0].clock}>
          <DatabaseGate>{(notice) => <Workspace notice={notice} />}</DatabaseGate>
        </ClockContext.Provider>
      </PreferencesProvider>
    </I18nProvider>
  );
}

/** The screens, and what is beside them on each. */
function Workspace({ notice }: { readonly notice: ReactNode }) {
  const { status, say } = useStatus();
  useAutomationStatus(say);
  const overview = useQuery('overview').result;
  const known = overview?.ok ? overview.value : undefined;
  const imports = useImportFlow(say, known?.stores === 0);
  const reports = useReports(say);
  const deletions = useDeletions();
  const [compared, setCompared] = useState<Compared>();
  const [{ clock, reachMinutes }] = usePreferences();
  const form = useReportForm(reachMinutes, known === undefined || known.newestPoll !== undefined);
  const [wanted, setScreen] = useState<ScreenName>();
  // In slices after the press: two screens that change places take 40 ms, and what the press does besides comes on top.
  const showScreen = (name: ScreenName) => startTransition(() => setScreen(name));
  const [asked, setAsked] = useState<AskedCommand>();
  const [askedRejected, setAskedRejected] = useState<AskedRejected>();
  const first = useRef<ScreenName>(undefined);
  first.current ??= firstScreen(overview?.ok, known?.stores);
  const screen = wanted ?? first.current;

  useFocusRescue(`${screen} ${compared?.one} ${known?.hasSample} ${imports.flow.step}`, focusScreenHeading);

  const main = useScrollPlaces(
    screen === 'history' && compared !== undefined ? `${compared.one} ${compared.other}` : (screen ?? 'none'),
  );

  function createReport() {
    showScreen('report');
    reports.create(requestOf(form.values, plainClock(clock)));
  }

  function createReportOf(period: PeriodRequest | undefined) {
    if (period === undefined) return createReport();
    showScreen('report');
    reports.create({ asOf: { kind: 'latest' }, reachMinutes: form.values.reachMinutes, period });
  }

  function openReport(record: ReportRecord) {
    startTransition(() => {
      // What a hidden screen shows would be laid out for a moment, and go again.
      reports.open(record, screen !== 'report');
      setScreen('report');
    });
  }

  function compare(one: ReportRecord, other: ReportRecord, group?: string) {
    startTransition(() => {
      setCompared({ one: one.id, other: other.id, group, from: screen ?? 'history' });
      setScreen('history');
    });
  }

  function leaveComparison({ from }: Compared) {
    startTransition(() => {
      setCompared(undefined);
      setScreen(from);
    });
  }

  const showRejected = useStable((importId: number) => {
    setAskedRejected((before) => ({ importId, number: (before?.number ?? 0) + 1 }));
    showScreen('import');
  });

  function drop(files: readonly File[]) {
    showScreen('import');
    imports.actions.drop(files);
  }

  function obey(command: Command) {
    if (command === 'search' && focusSearch()) return;
    if (command === 'share' || command === 'print') return void handOver(command);
    startTransition(() => {
      setScreen(SCREEN_OF[command]);
      setAsked((before) => ({ command, number: (before?.number ?? 0) + 1 }));
    });
    if (command === 'import' && imports.flow.step !== 'importing') imports.actions.choose();
    if (command === 'create-report') createReport();
  }
  useEvent('command', obey);

  /** What the screen shows; where that is nothing to share, the report. */
  function handOver(command: 'share' | 'print') {
    const here = currentShare();
    if (here !== undefined) (command === 'share' ? here.open : here.print)();
    else if (command === 'print') window.print();
    else {
      setScreen('report');
      // Once it is on the screen.
      afterFrame(() => currentShare()?.open());
    }
  }

  const takeHandedFiles = useEffectEvent(async () => {
    const files = await call('takeHandedFiles');
    if (!files.ok || files.value.length === 0) return;
    showScreen('import');
    imports.actions.add(files.value);
  });
  useEvent('filesHanded', () => void takeHandedFiles());
  const isOpen = known !== undefined;
  useEffect(() => {
    if (isOpen) void takeHandedFiles();
  }, [isOpen]);

  return (
    <div className="app">
      <button type="button" className="skip-link" onClick={focusScreenHeading}>
        Skip to the content
      </button>
      <Sidebar
        screen={screen}
        onShow={showScreen}
        hasList={reports.records.length > 0}
        list={(close) => (
          <Suspense>
            <PastReports
              records={reports.records}
              problem={reports.listProblem}
              openedId={screen === 'report' ? openedId(reports.view) : undefined}
              onOpen={(record) => {
                close();
                openReport(record);
              }}
            />
          </Suspense>
        )}
        footer={<StatusRegion status={status} />}
      />
      <main ref={main} className="main">
        {known?.hasSample && imports.flow.step !== 'importing' ? (
          <SampleBanner
            reports={reports.records.filter(({ includesSample }) => includesSample).length}
            onRemove={imports.actions.removeSample}
          />
        ) : null}
        {notice}
        <DeletedNotice deletions={deletions} />
        <BackupFailed />
        {overview?.ok === false ? (
          <ErrorNotice problem={{ title: 'Your data cannot be opened', error: overview.error }} />
        ) : null}
        <Prepared after={screen !== undefined}>
          <Shown when={screen === 'import'}>
            <ImportScreen
              imports={imports}
              overview={known}
              askedRejected={askedRejected}
              onCreateReport={createReport}
            />
          </Shown>
          <Shown when={screen === 'report'}>
            <ReportRoute
              reports={reports}
              form={form}
              overview={known}
              asked={asked}
              onImport={() => showScreen('import')}
              onCompare={compare}
            />
          </Shown>
          <Kept when={screen === 'history' && compared === undefined}>
            <HistoryScreen
              records={reports.records}
              problem={reports.listProblem}
              onAboutToOpen={reports.aboutToOpen}
              onOpen={openReport}
              onCompare={compare}
              onDelete={deletions.remove}
            />
          </Kept>
          {compared === undefined ? null : (
            <Shown when={screen === 'history'}>
              <ComparisonRoute
                key={`${compared.one} ${compared.other} ${compared.group}`}
                one={compared.one}
                other={compared.other}
                group={compared.group}
                onBack={() => leaveComparison(compared)}
              />
            </Shown>
          )}
          <Shown when={screen === 'closures'}>
            <ClosuresScreen overview={known} onCreateReport={createReportOf} />
          </Shown>
          <Shown when={screen === 'automation'}>
            <AutomationScreen onShowRejected={showRejected} />
          </Shown>
          <Shown when={screen === 'settings'}>
            <SettingsScreen />
          </Shown>
          <Shown when={screen === 'help'}>
            <HelpScreen asked={asked} />
          </Shown>
        </Prepared>
      </main>
      <FileDrop isOff={imports.flow.step === 'importing'} onDrop={drop} />
    </div>
  );
}

/** Whoever has data comes for the report; nothing is shown before it is known. */
function firstScreen(isOpen: boolean | undefined, stores: number | undefined): ScreenName | undefined {
  if (isOpen === undefined) return undefined;
  return stores !== undefined && stores > 0 ? 'report' : 'import';
}

const SCREEN_OF: Readonly<Record<Exclude<Command, 'share' | 'print'>, ScreenName>> = {
  import: 'import',
  'show-import': 'import',
  'create-report': 'report',
  search: 'report',
  'show-report': 'report',
  'show-history': 'history',
  'show-closures': 'closures',
  'show-automation': 'automation',
  'show-settings': 'settings',
  'help-numbers': 'help',
  'help-shortcuts': 'help',
};
