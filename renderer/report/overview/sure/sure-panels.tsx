import './sure.css';
import type { ReportTable } from '../../../../preload/contract.ts';
import type { Scope } from '../scope.ts';
import { DoubtsPanel } from './doubts-panel.tsx';
import { EdgesPanel } from './edges-panel.tsx';
import { EventsPanel } from './events-panel.tsx';
import { Finding } from './finding.tsx';
import { HowSure } from './how-sure.tsx';
import { UsualPanel } from './usual-panel.tsx';

/** What is found out after a report: which stores went down together, and which open late or close early (SPEC §16). */
export function SurePanels({
  table,
  scope,
  together,
}: {
  readonly table: ReportTable;
  readonly scope: Scope;
  /** What made the week worse than the one before, in words. */
  readonly together: string | undefined;
}) {
  const further = table.details?.sure?.further;
  if (table.details === undefined) return null;
  if (further === undefined) return <Finding report={table.record.id} />;
  return (
    <>
      <div className="sure-first">
        <HowSure table={table} scope={scope} further={further} together={together} />
        <EventsPanel table={table} scope={scope} />
      </div>
      <EdgesPanel table={table} scope={scope} edges={further.edges} />
    </>
  );
}

/** What is found out of hours: when stores are usually down, and whose hours look wrong. */
export function SureHours({ table, scope }: { readonly table: ReportTable; readonly scope: Scope }) {
  const further = table.details?.sure?.further;
  if (further === undefined) return null;
  return (
    <>
      <UsualPanel usual={further.usual} group={scope.group} />
      <DoubtsPanel table={table} scope={scope} doubts={further.doubts} />
    </>
  );
}
