import { useMemo } from 'react';
import type { ReportTable } from '../../../preload/contract.ts';
import { ChoiceSelect } from '../../components/choice-select.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { EVERY_GROUP, type GroupChoice, groupChoices, isSameChoice, NO_GROUP } from './group-choice.ts';

/** Narrows a table to the stores of one group; nothing to choose where all are of one, or of none. */
export function GroupSelect({
  table,
  group,
  onChange,
}: {
  readonly table: ReportTable;
  readonly group: GroupChoice;
  readonly onChange: (group: GroupChoice) => void;
}) {
  const known = useMemo(() => groupChoices(table), [table]);
  // Every group, and two of them.
  if (known.length < 3) return null;
  return (
    <ChoiceSelect
      label="Group"
      choices={known.map((choice, value) => ({ value, label: labelOf(choice) }))}
      value={Math.max(
        0,
        known.findIndex((choice) => isSameChoice(choice, group)),
      )}
      onChange={(place) => onChange(known[place] ?? EVERY_GROUP)}
    />
  );
}

function labelOf(choice: GroupChoice): string {
  switch (choice.kind) {
    case 'every':
      return 'Every group';
    case 'named':
      return visibleText(choice.group);
    case 'none':
      return NO_GROUP;
  }
}
