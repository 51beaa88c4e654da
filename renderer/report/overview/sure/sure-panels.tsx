import './sure.css';
import type { ReportTable } from '../../../../preload/contract.ts';
import { EdgesPanel } from './edges-panel.tsx';
import { EventsPanel } from './events-panel.tsx';
import { Finding } from './finding.tsx';
import { HowSure } from './how-sure.tsx';

/** What is found out after a report: which stores went down together, and which open late or close early (SPEC §16). */
export function SurePanels({ table }: { readonly table: ReportTable }) {
  const further = table.details?.sure?.further;
  if (table.details === undefined) return null;
  if (further === undefined) return <Finding report={table.record.id} />;
  return (
    <>
      <HowSure table={table} further={further} />
      <EventsPanel table={table} />
      <EdgesPanel table={table} edges={further.edges} />
    </>
  );
}
