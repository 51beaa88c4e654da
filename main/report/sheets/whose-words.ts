import type { Mates } from '../sure/mates.ts';
import type { StoreWhose } from '../sure/store-whose.ts';
import type { Downtime, WhoseTogether } from '../sure/whose.ts';
import type { Milliseconds } from '../types.ts';

/** How a place says numbers: a share from 0 to 1 as percent, a length of time, "12 stores". */
type Saying = {
  readonly share: (share: number) => string;
  readonly span: (time: Milliseconds) => string;
  readonly counted: (value: number, one: string) => string;
};

/** Whose a store's downtime was, beside what others were meanwhile; window and files say it so. */
export function whoseInWords(of: StoreWhose, saying: Saying): string {
  const { whose, down, shared, event } = of;
  const others = othersInWords(of, saying);
  const part = shared < down ? `${saying.span(shared)} of ${saying.span(down)}` : 'all of it';
  const events = `${part} fell in shared events${event === undefined ? '' : `, the largest of ${eventInWords(event, saying)}`}`;
  switch (whose) {
    case 'own':
      return `${others}: it was this store’s own.`;
    case 'shared':
      return `It was mostly shared: ${events}. ${others}.`;
    case 'partly-shared':
      return `It was partly shared: ${events}. ${others}.`;
    case 'others-down':
      return `${others}: more than usual, so ${UNTOLD}.`;
    case 'group-down':
      return `${others}${matesInWords(of.mates, saying)}: ${UNTOLD}.`;
    case 'few-polls':
      return `${others}. Only ${saying.counted(of.polls, 'poll')} found it down: ${UNTOLD}.`;
    case undefined:
      return `${others}.`;
  }
}

function othersInWords({ othersDown, usual }: Downtime, { share }: Saying): string {
  const usually = `(usually ${share(usual / 100)})`;
  return othersDown === 0
    ? `When it was down, no other store was ${usually}`
    : `When it was down, ${share(othersDown / 100)} of all other stores were too ${usually}`;
}

function matesInWords(mates: Mates | undefined, { share }: Saying): string {
  if (mates === undefined) return '';
  const [down, usually] = [mates.down, mates.usual].map((stores) => share(stores / mates.stores));
  return `, and ${down} of the others of ${mates.group} (usually ${usually})`;
}

const UNTOLD = 'whether it was this store’s own cannot be told';

function eventInWords({ alike, stores }: NonNullable<StoreWhose['event']>, { counted }: Saying): string {
  switch (alike.kind) {
    case 'group':
      return `${counted(stores, 'store')} of ${alike.name}`;
    case 'zone':
      return `${counted(stores, 'store')} in the time zone ${alike.name}`;
    case 'fleet':
      return counted(stores, 'store');
  }
}

/** Of several stores together, those that were never online left out. */
export function whoseTogetherInWords(
  whose: WhoseTogether,
  { down, shared }: Pick<Downtime, 'down' | 'shared'>,
  { share }: Saying,
): string {
  if (shared === 0) return `No ${OF_ONLINE} fell in shared events: each store was down by itself.`;
  const part = share(shared / down);
  switch (whose) {
    case 'own':
      return `Only ${part} of the ${OF_ONLINE} fell in shared events: mostly each store was down by itself.`;
    case 'partly-shared':
      return `${part} of the ${OF_ONLINE} fell in shared events; the rest was each store by itself.`;
    case 'shared':
      return `Most of the ${OF_ONLINE}, ${part}, fell in shared events.`;
  }
}

const OF_ONLINE = 'downtime (never-online stores left out)';
