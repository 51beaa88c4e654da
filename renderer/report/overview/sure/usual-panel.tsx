import { type Further, USUAL_WEEKS } from '../../../../preload/contract.ts';
import { WeekHours } from '../../../components/week-hours.tsx';
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
  const title = `Usual hours${name === undefined ? '' : `, ${name}`}`;
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
        label="Usual hours, share down of what was observed"
        week={{ down: sum('down'), known: sum('known') }}
      />
      <p className="hint">
        By each store’s own clock: how much of what was observed of an hour of the week was down, none to all
        in five shades. Hours without a shade were never down; dotted ones were not observed.
      </p>
    </Panel>
  );
}
