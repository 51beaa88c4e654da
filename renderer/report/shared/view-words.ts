import { formatCount } from '../../format/numbers.ts';
import { inWindow } from '../../format/windows.ts';
import { type Order, orderedWords, searchedWords } from '../../grid/view-words.ts';
import { type GroupChoice, NO_GROUP, nameOfChoice } from './group-choice.ts';
import { nameOfHour } from './hour-of-week.ts';
import type { OutageFilter } from './outage-filter.ts';
import { LENGTHS } from './outage-filter.ts';
import type { StoreFilter } from './store-filter.ts';

/** By what stores are shown, each in words for the middle of a sentence. */
export function storesChosenBy(filter: StoreFilter, search: string, order: Order): string[] {
  return [...ofGroup(filter.group), ...happening(filter), ...searchedWords(search), ...orderedWords(order)];
}

/** The same of outages. */
export function outagesChosenBy(filter: OutageFilter, search: string, order: Order): string[] {
  const { group, show, window, atLeast, hour, event } = filter;
  const length = LENGTHS.find(({ value }) => value === atLeast && value > 0);
  return [
    ...ofGroup(group),
    ...(show === 'still-down' ? ['still down'] : show === 'one-poll' ? ['found by one poll only'] : []),
    ...(window === 'week' || window === 'period' ? [] : [inWindow(window)]),
    ...(length === undefined ? [] : [length.label]),
    ...(hour === 'any' ? [] : [`${nameOfHour(hour)}, stores’ own time`]),
    ...(event === 'any' ? [] : ['of one shared event']),
    ...searchedWords(search),
    ...orderedWords(order),
  ];
}

/**
 * Why a table of stores is empty: what narrows it, which may be kept from a report in which it showed some; `elsewhere` counts
 * those that would be shown if the group were not chosen.
 */
export function noStoreWords(filter: StoreFilter, search: string, elsewhere: number): string {
  const name = nameOfChoice(filter.group);
  const asked = [...happening(filter), ...searchedWords(search)].join(', ');
  const which = [
    name === undefined ? '' : ` in ${name}`,
    asked === '' ? '' : `: ${asked}`,
    elsewhere === 0 ? '' : `; ${formatCount(elsewhere)} in all groups`,
  ];
  return `No store matches${which.join('')}.`;
}

function ofGroup(group: GroupChoice): string[] {
  switch (group.kind) {
    case 'every':
      return [];
    case 'none':
      return [NO_GROUP.toLowerCase()];
    case 'named':
      return [`group ${group.group}`];
  }
}

function happening({ show, window, below }: StoreFilter): string[] {
  switch (show) {
    case 'all':
      return [];
    case 'down':
      return [`down ${inWindow(window)}`];
    case 'uptime-below':
      return [`uptime below ${below}% ${inWindow(window)}`];
    case 'still-down':
      return ['still down'];
    case 'down-at-closing':
      return ['down when they closed'];
    case 'never-online':
      return ['never online'];
    case 'not-observed':
      return [`not observed ${inWindow(window)}`];
    case 'set-aside':
      return ['set aside'];
  }
}
