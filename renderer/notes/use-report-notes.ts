import { useCallback, useEffect, useState } from 'react';
import type { PlacedNote } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { useEvent } from '../bridge/use-event.ts';

const NONE: readonly PlacedNote[] = [];

/** The owner's notes on a report's outages. */
export function useReportNotes(report: string) {
  const [found, setFound] = useState<{ report: string; notes: readonly PlacedNote[] }>();
  const reload = useCallback(async () => {
    const answer = await call('reportNotes', report);
    if (answer.ok) setFound({ report, notes: answer.value });
  }, [report]);
  useEffect(() => {
    void reload();
  }, [reload]);
  useEvent('dataChanged', () => void reload());
  useEvent('notesChanged', () => void reload());
  return found?.report === report ? found.notes : NONE;
}
