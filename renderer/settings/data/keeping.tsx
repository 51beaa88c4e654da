import { useState } from 'react';
import type { Keeping as Kept } from '../../../preload/contract.ts';
import { call } from '../../bridge/bridge.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { ErrorNotice, type Problem } from '../../components/error-notice.tsx';
import { type Choice, Segmented } from '../../components/segmented.tsx';
import { formatCounted } from '../../format/numbers.ts';
import { Setting } from '../setting.tsx';

const REPORTS = ['50', '200', '1000', 'all'] as const;
const UNDO_DAYS = ['7', '30', '90', 'always'] as const;
const LABELS: Readonly<Record<string, string>> = {
  '1000': '1,000',
  all: 'All',
  '7': '7 days',
  '30': '30 days',
  '90': '90 days',
  always: 'Always',
};

const choicesOf = (values: readonly string[], now: string | undefined): Choice<string>[] =>
  // One that was set elsewhere is shown too.
  [...new Set(now === undefined ? values : [...values, now])].map((value) => ({
    value,
    label: LABELS[value] ?? value,
  }));

/**
 * What is kept without being asked for, and for how long. It has its place before that is known: what stands below would
 * move away from under a press.
 */
export function Keeping() {
  const { result, reload } = useQuery('keeping');
  const [problem, setProblem] = useState<Problem>();
  const [asked, setAsked] = useState<{ readonly next: Kept; readonly going: number }>();
  if (result?.ok === false) return null;
  const kept = result?.value;
  const reports = kept && String(kept.reports);
  const undoDays = kept && String(kept.undoDays);

  async function change(next: Kept) {
    setAsked(undefined);
    const answer = await call('changeKeeping', next);
    setProblem(answer.ok ? undefined : { title: 'The setting was not changed', error: answer.error });
    reload();
  }

  async function changeReports(next: Kept) {
    const going = next.reports === 'all' ? undefined : await call('countReportsBeyond', next.reports);
    if (going?.ok && going.value > 0) setAsked({ next, going: going.value });
    else await change(next);
  }

  return (
    <>
      {problem === undefined ? null : (
        <ErrorNotice problem={problem} onDismiss={() => setProblem(undefined)} />
      )}
      <Setting
        title="Reports to keep"
        control={
          <Segmented
            label="Reports to keep"
            hideLabel
            choices={choicesOf(REPORTS, reports)}
            value={reports}
            onChange={(value) =>
              kept && void changeReports({ ...kept, reports: value === 'all' ? 'all' : Number(value) })
            }
          />
        }
      >
        The newest without a label. Older ones go as new ones are complete; labelled ones stay.
      </Setting>
      <Setting
        title="Keep undo for"
        control={
          <Segmented
            label="Keep undo for"
            hideLabel
            choices={choicesOf(UNDO_DAYS, undoDays)}
            value={undoDays}
            onChange={(value) =>
              kept && void change({ ...kept, undoDays: value === 'always' ? 'always' : Number(value) })
            }
          />
        }
      >
        An import older than this can no longer be undone, and takes no room for it.
      </Setting>
      {asked === undefined ? null : (
        <AskDialog
          question={`Keep only ${asked.next.reports === 'all' ? 'all' : formatCounted(asked.next.reports, 'report')}?`}
          confirm={`Delete ${formatCounted(asked.going, 'report')}`}
          onConfirm={() => void change(asked.next)}
          onClose={() => setAsked(undefined)}
        >
          <p>{formatCounted(asked.going, 'report')} without a label would be deleted at once.</p>
        </AskDialog>
      )}
    </>
  );
}
