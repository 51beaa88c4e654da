import type { Compared } from '../../../preload/contract.ts';
import { comparedGroupColumn } from '../../../preload/sheets.ts';
import { ChoiceSelect } from '../../components/choice-select.tsx';
import { visibleText } from '../../format/visible-text.ts';

/** What stands for all stores; a group may have any name. */
const EVERY = -1;

/** Narrows a comparison to the stores of one group; nothing to choose where all are of one, or of none. */
export function ComparedGroup({
  groups,
  group,
  onChange,
}: {
  readonly groups: Compared;
  readonly group: string | undefined;
  readonly onChange: (group: string | undefined) => void;
}) {
  if (groups.names.length < 2) return null;
  const { at } = comparedGroupColumn(groups);
  const names = groups.names.map((_, row) => at(row));
  return (
    <ChoiceSelect
      label="Group"
      choices={[
        { value: EVERY, label: 'Every group' },
        ...names.map((name, value) => ({ value, label: visibleText(name) })),
      ]}
      value={group === undefined ? EVERY : names.indexOf(group)}
      onChange={(place) => onChange(names[place])}
    />
  );
}
