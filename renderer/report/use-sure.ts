import { useEffect, useEffectEvent } from 'react';
import type { ReportTable, Sure } from '../../preload/contract.ts';
import { likelyColumns } from '../../preload/sheets.ts';
import { call } from '../bridge/bridge.ts';
import { fetchPacked } from '../bridge/fetch-packed.ts';
import { useEvent } from '../bridge/use-event.ts';
import { whenIdle } from '../components/when-idle.ts';

/** How long finding out waits at most for the report to be drawn (ms). */
const WAITS_MS = 1_000;

/**
 * Hands over how sure the report at hand is once that was found out (SPEC §16), and has it found out where nobody has. What
 * goes wrong with that is told by its state, see overview/sure.
 */
export function useSure(table: ReportTable | undefined, onFound: (report: string, sure: Sure) => void): void {
  const id = table?.record.id;
  const isKnown = table?.details === undefined || table.details.sure?.further !== undefined;

  const hand = useEffectEvent(async (report: string) => {
    const head = await call('openSure', report);
    if (!head.ok || head.value === undefined) return;
    const sure = await fetchPacked(head.value);
    if (sure.ok) onFound(report, sure.value);
  });

  const begin = useEffectEvent(async (report: string) => {
    const answer = await call('sureState', report);
    if (!answer.ok) return;
    if (answer.value.state === 'found') await hand(report);
    else if (answer.value.state === 'not-begun') await call('findSure', report);
  });

  useEffect(() => {
    return id === undefined || isKnown ? undefined : whenIdle(() => void begin(id), WAITS_MS);
  }, [id, isKnown]);
  useEvent('sure', (state) => {
    if (state.state === 'found' && state.report === id) void hand(state.report);
  });
}

/** The table of a report with how sure it is, as it opens from now on: with the columns that its ranges are shown in. */
export function withSure(table: ReportTable, sure: Sure): ReportTable {
  const { columns, details } = table;
  if (details === undefined) return table;
  const likely = likelyColumns(sure);
  const found = new Set<string>(likely.map(({ measure }) => measure));
  return {
    ...table,
    columns: [...columns.filter(({ measure }) => !found.has(measure)), ...likely],
    details: { ...details, sure },
  };
}
