import type { Calls, ReportTable } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { useChanged } from '../bridge/use-changed.ts';

/**
 * Hears that stores were set aside or taken back, and hands over who is left out of the report at hand from now on. How sure
 * it is was found with the others, and is found out again.
 */
export function useAside(
  table: ReportTable | undefined,
  onChanged: (report: string, aside: ReturnType<Calls['openAside']>) => void,
): void {
  useChanged(['aside'], () => {
    if (table === undefined) return;
    const { id } = table.record;
    void call('openAside', id).then((answer) => {
      if (!answer.ok) return;
      onChanged(id, answer.value);
      if (table.details !== undefined) void call('findSure', id);
    });
  });
}
