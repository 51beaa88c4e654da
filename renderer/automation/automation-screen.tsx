import './automation.css';
import { memo, useState } from 'react';
import { Button } from '../components/button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Screen } from '../components/screen.tsx';
import { visibleText } from '../format/visible-text.ts';
import { Background } from './background.tsx';
import { ClockReport, type ClockReportStatus } from './clock-report.tsx';
import { FolderDialog } from './folder-dialog.tsx';
import { DeedLog } from './log.tsx';
import { ReportDialog } from './report-dialog.tsx';
import { useAutomation } from './use-automation.ts';
import { WatchedFolder, type WatchStatus } from './watched-folder.tsx';

type Editing =
  | { readonly what: 'folder'; readonly entry: WatchStatus | undefined }
  | { readonly what: 'report'; readonly entry: ClockReportStatus | undefined };

/** What the app does by itself: folders that it imports from, reports that it makes by the clock, and what came of them. */
export const AutomationScreen = memo(function AutomationScreen({
  onShowRejected,
}: {
  /** Shows the rejected rows of an import. */
  readonly onShowRejected: (importId: number) => void;
}) {
  const view = useAutomation();
  const { status, problem, atHand } = view;
  const [editing, setEditing] = useState<Editing>();
  const close = () => setEditing(undefined);
  return (
    <Screen
      title="Automation"
      subtitle={
        atHand === undefined
          ? 'What Store Monitor does by itself: it imports files as they come, and makes reports at set times.'
          : `At work: ${visibleText(atHand)}`
      }
    >
      {problem === undefined ? null : <ErrorNotice problem={problem} onDismiss={view.dismissProblem} />}
      <section className="section" aria-labelledby="watched-heading">
        <div className="section-header">
          <h2 id="watched-heading">Watched folders</h2>
          <Button onPress={() => setEditing({ what: 'folder', entry: undefined })}>Watch a folder…</Button>
        </div>
        {status?.folders.length === 0 ? (
          <p className="hint">
            None yet. What is put into a watched folder is imported as soon as it has stopped changing. The
            same file is not imported twice.
          </p>
        ) : (
          <ul className="card plan-list">
            {status?.folders.map((entry) => (
              <WatchedFolder
                key={entry.id}
                entry={entry}
                view={view}
                onShowRejected={onShowRejected}
                onEdit={() => setEditing({ what: 'folder', entry })}
              />
            ))}
          </ul>
        )}
      </section>
      <section className="section" aria-labelledby="clock-heading">
        <div className="section-header">
          <h2 id="clock-heading">Reports by the clock</h2>
          <Button onPress={() => setEditing({ what: 'report', entry: undefined })}>Add a report…</Button>
        </div>
        {status?.reports.length === 0 ? (
          <p className="hint">
            None yet. A report such as last week’s, every Monday at 07:00, is written into a folder of your
            choice.
          </p>
        ) : (
          <ul className="card plan-list">
            {status?.reports.map((entry) => (
              <ClockReport
                key={entry.id}
                entry={entry}
                view={view}
                onEdit={() => setEditing({ what: 'report', entry })}
              />
            ))}
          </ul>
        )}
      </section>
      <Background />
      <DeedLog onShowRejected={onShowRejected} />
      {editing?.what === 'folder' ? (
        <FolderDialog entry={editing.entry} onSave={view.change} onClose={close} />
      ) : null}
      {editing?.what === 'report' ? (
        <ReportDialog entry={editing.entry} onSave={view.change} onClose={close} />
      ) : null}
    </Screen>
  );
});
