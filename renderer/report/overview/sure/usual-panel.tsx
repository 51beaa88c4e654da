import { type Further, USUAL_WEEKS } from '../../../../preload/contract.ts';
import { WEEK_HOURS_MEAN, WeekHours } from '../../../components/week-hours.tsx';
import { type GroupChoice, nameOfChoice } from '../../shared/group-choice.ts';
import { Panel } from '../panel.tsx';

/**
 * When stores are usually down: of all, or of the group that the report is narrowed to, over what was observed of each hour of
 * the week (SPEC §16). Nothing of a time shorter than three weeks.
 */
export function UsualPanel({
  usual,
  group,
}: {
  readonly usual: Further['usual'];
  readonly group: GroupChoice;
}) {
  const [first] = usual;
  if (first === undefined) return null;
  const wanted = group.kind === 'named' ? group.group : undefined;
  const isWhole = group.kind === 'every' || !usual.some(({ name }) => name === wanted);
  const name = isWhole ? undefined : nameOfChoice(group);
  const title = `When stores are usually down${name === undefined ? '' : `, ${name}`}`;
  const shown = isWhole ? usual : usual.filter(({ name }) => name === wanted);
  const sum = (of: 'down' | 'known') =>
    first[of].map((_, hour) => shown.reduce((total, one) => total + (one[of][hour] ?? 0), 0));
  if (!isWhole && !shown.some(({ weeks }) => weeks >= USUAL_WEEKS)) {
    return (
      <Panel area="usual" title={title}>
        <p>These stores were observed in fewer than three weeks, which says nothing of what is usual.</p>
      </Panel>
    );
  }
  return (
    <Panel area="usual" title={title}>
      <WeekHours
        label="When stores are usually down, hour by hour"
        week={{ down: sum('down'), known: sum('known') }}
      />
      <p className="hint">{WEEK_HOURS_MEAN} By each store’s own clock.</p>
    </Panel>
  );
}
