import type { CalendarDate, Time } from '@internationalized/date';
import type { ClosureChange } from '../../preload/contract.ts';
import { stretchOf } from './closure-lines.ts';

/** What the person has said so far of a closure. */
export type ClosureForm = {
  readonly scope: ClosureScopeName;
  readonly group: string | undefined;
  readonly store: string | undefined;
  readonly firstDay: CalendarDate | null;
  readonly lastDay: CalendarDate | null;
  /** Whether it begins and ends within a day. */
  readonly hasTimes: boolean;
  readonly begins: Time | null;
  readonly ends: Time | null;
  readonly reason: string;
};

export type ClosureScopeName = ClosureChange['scope']['kind'];

export type FormProblems = {
  readonly [K in 'group' | 'store' | 'firstDay' | 'lastDay' | 'ends']?: string;
};

type ReadForm =
  | {
      readonly ok: true;
      readonly scope: ClosureChange['scope'];
      readonly after: NonNullable<ClosureChange['after']>;
    }
  | { readonly ok: false; readonly problems: FormProblems };

/** Reads the form, or says of each field what is wrong with it. */
export function readForm(form: ClosureForm): ReadForm {
  const scope = readScope(form);
  const { firstDay, lastDay, hasTimes, begins, ends, reason } = form;
  const problems: { -readonly [K in keyof FormProblems]: FormProblems[K] } = {};
  if (scope === undefined && form.scope === 'group') problems.group = 'Choose a group.';
  if (scope === undefined && form.scope === 'stores') problems.store = 'Choose a store of the list.';
  if (firstDay === null) problems.firstDay = 'Give a day, such as 12/25/2024.';
  else if (firstDay.year < 1900) problems.firstDay = 'Give the year with four digits.';
  if (lastDay === null) problems.lastDay = 'Give a day, such as 12/25/2024.';
  else if (lastDay.year < 1900) problems.lastDay = 'Give the year with four digits.';
  if (firstDay !== null && lastDay !== null) {
    const after = {
      from: endText(firstDay, hasTimes ? begins : null),
      until: endText(lastDay, hasTimes ? ends : null),
      reason,
    };
    const [start, end] = stretchOf(after);
    if (lastDay.compare(firstDay) < 0)
      problems.lastDay ??= 'Until must be after from: the last day is before the first.';
    else if (end <= start) problems.ends = 'Until must be after from.';
    if (scope !== undefined && Object.keys(problems).length === 0) return { ok: true, scope, after };
  }
  return { ok: false, problems };
}

function readScope({ scope, group, store }: ClosureForm): ClosureChange['scope'] | undefined {
  switch (scope) {
    case 'every-store':
      return { kind: 'every-store' };
    case 'group':
      return group === undefined ? undefined : { kind: 'group', name: group };
    case 'stores':
      return store === undefined ? undefined : { kind: 'stores', ids: [store] };
  }
}

function endText(day: CalendarDate, time: Time | null): string {
  return time === null
    ? day.toString()
    : `${day.toString()} ${time.toString().replace(/(?<=:\d\d):00$/, '')}`;
}
