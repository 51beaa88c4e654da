import * as v from 'valibot';
import type { ReportTable } from '../../../preload/contract.ts';
import { groupOf } from '../../format/store-names.ts';
import { visibleText } from '../../format/visible-text.ts';

/** Stores of which group are meant: of any or none, of one, or those without a group. */
export type GroupChoice =
  | { readonly kind: 'every' }
  | { readonly kind: 'named'; readonly group: string }
  | { readonly kind: 'none' };

export const EVERY_GROUP: GroupChoice = { kind: 'every' };

export const GroupChoiceSchema: v.GenericSchema<unknown, GroupChoice> = v.variant('kind', [
  v.object({ kind: v.literal('every') }),
  v.object({ kind: v.literal('named'), group: v.string() }),
  v.object({ kind: v.literal('none') }),
]);

/** What the stores without a group are called as one (SPEC §10). */
export const NO_GROUP = 'No group';

/** The choice that means one group of a report, where `undefined` stands for the stores without one. */
export const choiceOfGroup = (group: string | undefined): GroupChoice =>
  group === undefined ? { kind: 'none' } : { kind: 'named', group };

const choicesOf = new WeakMap<ReportTable, readonly GroupChoice[]>();

/** Every choice that shows some stores of the report; none to make where no store is in a group. */
export function groupChoices(table: ReportTable): readonly GroupChoice[] {
  const known = choicesOf.get(table) ?? findChoices(table);
  choicesOf.set(table, known);
  return known;
}

function findChoices(table: ReportTable): readonly GroupChoice[] {
  const groups = new Set(table.stores.map((_, store) => groupOf(table, store)));
  const named = [...groups].filter((group) => group !== undefined).sort();
  if (named.length === 0) return [];
  const none: GroupChoice[] = groups.has(undefined) ? [{ kind: 'none' }] : [];
  return [EVERY_GROUP, ...named.map(choiceOfGroup), ...none];
}

/** A group that the report does not have, remembered from another one, leaves nothing out. */
export function groupTest(table: ReportTable, choice: GroupChoice): (store: number) => boolean {
  if (askedGroup(table, choice) === undefined) return () => true;
  const wanted = choice.kind === 'named' ? choice.group : undefined;
  return (store) => groupOf(table, store) === wanted;
}

export function isSameChoice(a: GroupChoice, b: GroupChoice): boolean {
  return a.kind === 'named' ? b.kind === 'named' && a.group === b.group : a.kind === b.kind;
}

/** The choice as files and comparisons of a group ask for it; `undefined` where it leaves no store of the report out. */
export function askedGroup(table: ReportTable, choice: GroupChoice): string | undefined {
  const isKnown = groupChoices(table).some((known) => isSameChoice(known, choice));
  if (choice.kind === 'every' || !isKnown) return undefined;
  return choice.kind === 'named' ? choice.group : NO_GROUP;
}

/** What the stores of a choice are called; `undefined` for all of them. */
export function nameOfChoice(choice: GroupChoice): string | undefined {
  switch (choice.kind) {
    case 'every':
      return undefined;
    case 'named':
      return visibleText(choice.group);
    case 'none':
      return NO_GROUP;
  }
}
