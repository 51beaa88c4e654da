import type { Further, SetSure } from '../../../../preload/contract.ts';
import { choiceOfGroup, isSameChoice } from '../../shared/group-choice.ts';
import type { Scope } from '../scope.ts';

/** What was found out of the stores that the Overview tells of, as one; `undefined` where nothing was. */
export function setSureOf(
  further: Pick<Further, 'together'> | undefined,
  { name, group }: Pick<Scope, 'name' | 'group'>,
): SetSure | undefined {
  return further?.together.find(({ set }) =>
    set.kind === 'fleet'
      ? name === undefined
      : name !== undefined && isSameChoice(choiceOfGroup(set.name), group),
  );
}
