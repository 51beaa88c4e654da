import { visibleText } from '../../format/visible-text.ts';
import type { ToldEvent } from './told-events.ts';

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
