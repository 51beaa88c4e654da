import type { AutomationStatus } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { visibleText } from '../format/visible-text.ts';
import { PlanEntry } from './plan-entry.tsx';
import type { AutomationView } from './use-automation.ts';

export type WatchStatus = AutomationStatus['folders'][number];

export function WatchedFolder({
  entry: { id, folder, move, isOn, last },
  view,
  onShowRejected,
  onEdit,
}: {
  readonly entry: WatchStatus;
  readonly view: AutomationView;
  readonly onShowRejected: (importId: number) => void;
  readonly onEdit: () => void;
}) {
  return (
    <PlanEntry
      name={visibleText(folder)}
      title={<span className="path">{visibleText(folder)}</span>}
      isOn={isOn}
      next="When a file comes"
      last={last}
      onShowRejected={onShowRejected}
      isRunning={view.runs.has(id)}
      removal="It is not watched any more. Files in it, and what was imported from it, stay."
      onSwitch={(on) => void view.changeNow('It was not changed', call('saveWatch', { id, move, isOn: on }))}
      onRun={() => void view.runNow(id)}
      onEdit={onEdit}
      onRemove={() => void view.changeNow('It was not removed', call('removeAutomation', id))}
    >
      {move ? 'Files are moved to “imported” or “refused” within the folder.' : 'Files stay where they are.'}
    </PlanEntry>
  );
}
