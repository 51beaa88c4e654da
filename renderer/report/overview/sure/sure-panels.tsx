import './sure.css';
import type { ReportTable } from '../../../../preload/contract.ts';
import type { GroupChoice } from '../../shared/group-choice.ts';
import { DoubtsPanel } from './doubts-panel.tsx';
import { EdgesPanel } from './edges-panel.tsx';
import { EventsPanel } from './events-panel.tsx';
import { Finding } from './finding.tsx';
import { HowSure } from './how-sure.tsx';
import { UsualPanel } from './usual-panel.tsx';

/** What is found out after a report: which stores went down together, and which open late or close early (SPEC §16). */
export function SurePanels({
  table,
  group,
  together,
}: {
  readonly table: ReportTable;
  readonly group: GroupChoice;
  /** What made the week worse than the one before, in words. */
  readonly together: string | undefined;
}) {
  const further = table.details?.sure?.further;
  if (table.details === undefined) return null;
  if (further === undefined) return <Finding report={table.record.id} />;
  if (group.kind !== 'every') return null;
  return (
    <>
      <HowSure table={table} further={further} together={together} />
      <EventsPanel table={table} />
      <EdgesPanel table={table} edges={further.edges} />
    </>
  );
}

/** What is found out of hours: when stores are usually down, and whose hours look wrong. */
export function SureHours({ table, group }: { readonly table: ReportTable; readonly group: GroupChoice }) {
  const further = table.details?.sure?.further;
  if (further === undefined) return null;
  return (
    <>
      <UsualPanel usual={further.usual} group={group} />
      {group.kind === 'every' ? <DoubtsPanel table={table} doubts={further.doubts} /> : null}
    </>
  );
}
