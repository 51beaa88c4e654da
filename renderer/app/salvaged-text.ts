import { describeLoss, type SalvagedInPlace } from '../../preload/contract.ts';
import { formatCount, formatCounted } from '../format/numbers.ts';

type Saved = SalvagedInPlace['polls'];

/** What was saved of a damaged database and what was lost, in numbers. */
export function describeSalvage(outcome: SalvagedInPlace): string {
  const { polls, stores, facts, reports, notes, aside, plan, losses, mayHoldDeleted } = outcome;
  const saved = [
    ofHowMany(polls, 'poll'),
    ofHowMany(stores, 'store'),
    ofHowMany(
      facts,
      'entry of hours, time zones, names or closures',
      'entries of hours, time zones, names or closures',
    ),
    ofHowMany(reports, 'report'),
    ...(notes.saved + (notes.of ?? 0) === 0 ? [] : [ofHowMany(notes, 'note')]),
    ...(aside.saved + (aside.of ?? 0) === 0 ? [] : [ofHowMany(aside, 'store set aside', 'stores set aside')]),
    ...(plan.saved + (plan.of ?? 0) === 0
      ? []
      : [
          ofHowMany(
            plan,
            'watched folder or report by the clock',
            'watched folders and reports by the clock',
          ),
        ]),
  ];
  return [
    `Saved: ${saved.join(', ')}.`,
    losses.length === 0
      ? undefined
      : `Lost: ${losses.map(describeLoss).join('; ')}. Every report says so until their files are imported again.`,
    'Rejected rows and what it takes to undo imports were not saved; how long things are kept is as at first.',
    mayHoldDeleted
      ? 'Which parts had been deleted could not be told, so some of that may have come back. What is done by itself is off.'
      : undefined,
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
}

function ofHowMany({ saved, of }: Saved, one: string, many?: string): string {
  if (of === undefined) return `${formatCounted(saved, one, many)} (how many there were is not known)`;
  return saved === of
    ? `all ${formatCounted(saved, one, many)}`
    : `${formatCount(saved)} of ${formatCounted(of, one, many)}`;
}
