import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { PlacedNote } from '../../preload/contract.ts';
import { describeNotes, notesByOutage } from '../../preload/sheets.ts';
import type { CellAction } from '../grid/cell-menu.tsx';
import { NoteDialog, type NotedOutage } from './note-dialog.tsx';

/** Notes on a list of outages: what each says, how to write one, and the dialog while one is written. */
export function useOutageNotes(
  notes: readonly PlacedNote[],
  about: (outage: number) => Omit<NotedOutage, 'notes'>,
): {
  readonly noteOf: (outage: number) => string;
  /** For a menu. */
  readonly actionsOf: (outage: number) => readonly CellAction[];
  readonly write: (outage: number) => void;
  readonly dialog: ReactNode;
} {
  const byOutage = useMemo(() => notesByOutage(notes), [notes]);
  const [noted, setNoted] = useState<NotedOutage>();
  const noteOf = useCallback((outage: number) => describeNotes(byOutage.get(outage)), [byOutage]);
  const write = useCallback(
    (outage: number) => setNoted({ ...about(outage), notes: byOutage.get(outage) ?? [] }),
    [about, byOutage],
  );
  const actionsOf = useCallback(
    (outage: number) => [
      {
        key: 'note',
        label: byOutage.has(outage) ? 'Change note…' : 'Add note…',
        run: () => write(outage),
      },
    ],
    [byOutage, write],
  );
  return {
    noteOf,
    actionsOf,
    write,
    dialog: noted === undefined ? null : <NoteDialog outage={noted} onClose={() => setNoted(undefined)} />,
  };
}
