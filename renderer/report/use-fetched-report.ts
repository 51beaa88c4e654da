import { useRef } from 'react';
import type { Result } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { fetchPacked } from '../bridge/fetch-packed.ts';
import { useChanged } from '../bridge/use-changed.ts';
import type { OpenedReport } from './shared/report-run.ts';

type Fetched = { readonly id: string; readonly answer: Promise<Result<OpenedReport>> };

/** For so long what was fetched ahead waits for who asked for it (ms): a press that is held is let go by then. */
const WAITS_MS = 1_000;

/** Fetches reports as they are once they have come, one of them ahead of the press that opens it, while that is still held. */
export function useFetchedReport() {
  const ahead = useRef<Fetched>(undefined);
  const giveUp = () => {
    ahead.current = undefined;
  };
  /** How often what a report says has changed. */
  const changes = useRef(0);
  // Fetched before it, it would be shown as it was.
  useChanged(['aside', 'reports', 'database'], giveUp);
  useChanged(['aside'], () => {
    changes.current++;
  });
  return {
    begin(id: string): void {
      if (ahead.current?.id === id) return;
      const begun = { id, answer: fetchReport(id) };
      ahead.current = begun;
      setTimeout(() => ahead.current === begun && giveUp(), WAITS_MS);
    },
    async fetch(id: string): Promise<Result<OpenedReport>> {
      const begun = ahead.current;
      giveUp();
      const before = changes.current;
      const fetched = await (begun?.id === id ? begun.answer : fetchReport(id));
      return changes.current === before ? fetched : this.fetch(id);
    },
  };
}

async function fetchReport(id: string): Promise<Result<OpenedReport>> {
  const head = await call('openReport', id);
  if (!head.ok) return head;
  const table = await fetchPacked(head.value.table);
  return table.ok ? { ok: true, value: { table: table.value, overview: head.value.overview } } : table;
}
