import type { Undoable } from '../../preload/contract.ts';
import { formatCounted } from '../format/numbers.ts';

/** What undoing an import changes, in numbers, for the person to decide by. */
export function describeUndo({ polls, stores, facts, reports }: Undoable): string {
  const goes = [
    polls > 0 ? formatCounted(polls, 'poll') : undefined,
    stores > 0 ? formatCounted(stores, 'store') : undefined,
  ].filter((part) => part !== undefined);
  return [
    goes.length > 0 ? `${goes.join(' and ')} ${polls + stores === 1 ? 'goes' : 'go'}.` : undefined,
    facts > 0
      ? `${formatCounted(facts, 'entry', 'entries')} of hours, time zones, names or closures ${facts === 1 ? 'is' : 'are'} again what ${facts === 1 ? 'it was' : 'they were'} before.`
      : undefined,
    'What the file replaced comes back.',
    reports > 0
      ? `${formatCounted(reports, 'report')} made since ${reports === 1 ? 'stays' : 'stay'}, marked as made from data that were undone.`
      : undefined,
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
}
