import type { RefObject } from 'react';
import type { Calls, ReportTable } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { useChanged } from '../bridge/use-changed.ts';

/**
 * Hears that stores were set aside or taken back, and hands over who is left out from now on of the report that is asked for,
 * which need not be drawn yet. How sure the one at hand is was found with the others, and is found out again.
 */
export function useAside(
  wanted: RefObject<string | undefined>,
  table: ReportTable | undefined,
  onChanged: (report: string, aside: ReturnType<Calls['openAside']>) => void,
): void {
  useChanged(['aside'], () => {
    const id = wanted.current;
    if (id === undefined) return;
    void call('openAside', id).then((answer) => {
      if (!answer.ok) return;
      onChanged(id, answer.value);
      if (table?.record.id === id && table.details !== undefined) void call('findSure', id);
    });
  });
}
