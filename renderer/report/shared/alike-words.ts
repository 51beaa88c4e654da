import type { ToldEvent } from '../../../preload/contract.ts';
import { visibleText } from '../../format/visible-text.ts';

/** What the stores of an event are alike in. */
export function alikeWords(alike: ToldEvent['alike']): string {
  switch (alike.kind) {
    case 'group':
      return visibleText(alike.name);
    case 'zone':
      return `Time zone ${visibleText(alike.name)}`;
    case 'fleet':
    case 'together':
      return 'All stores';
  }
}
