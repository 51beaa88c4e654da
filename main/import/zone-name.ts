import { IANAZone } from 'luxon';
import { trimBlanks } from './kinds/row.ts';
import { ZONE_NAMES } from './zone-names.ts';

/**
 * The name of the IANA zone or link that a text spells in whatever case, as IANA spells it; `undefined` where it is
 * none, or one that this system has no rules for. The system's own further aliases are none: to it BST is Dhaka.
 */
export function zoneName(text: string): string | undefined {
  const name = byLowerCase.get(trimBlanks(text).toLowerCase());
  return name !== undefined && isUsable(name) ? name : undefined;
}

/** Whether a text spells a zone of IANA's database that this system, being older, has no rules for. */
export function isZoneTooNew(text: string): boolean {
  return byLowerCase.has(trimBlanks(text).toLowerCase()) && zoneName(text) === undefined;
}

/** What somebody who wrote this, which is no zone's name, probably meant; `undefined` where nothing is likely. */
export function likelyZone(text: string): string | undefined {
  // A number in it is an offset, or something that was not meant as any of these.
  if (/\d/.test(text)) return undefined;
  const letters = lettersOf(text);
  const zone = ABBREVIATIONS.get(letters) ?? byLetters.get(letters) ?? byPlace.get(letters);
  return zone !== undefined && isUsable(zone) ? zone : undefined;
}

const OFFSET = /^(?:utc|gmt)\s*([+-])(\d{1,2})(?::?(\d{2}))?$/i;
const FURTHEST = { '+': 14, '-': 12 } as const;

/** An offset such as UTC-5, which is no zone, with the one of IANA's that means it: Etc/GMT+5, its sign the other way. */
export function readOffset(text: string): { readonly zone: string | undefined } | undefined {
  const match = OFFSET.exec(trimBlanks(text));
  if (match === null) return undefined;
  const [, sign, hourText, minutes = '00'] = match;
  const hours = Number(hourText);
  const furthest = sign === '-' ? FURTHEST['-'] : FURTHEST['+'];
  if (minutes !== '00' || hours === 0 || hours > furthest) return { zone: undefined };
  return { zone: `Etc/GMT${sign === '-' ? '+' : '-'}${hours}` };
}

const byLowerCase = new Map(ZONE_NAMES.map((name) => [name.toLowerCase(), name]));
const byLetters = new Map(
  ZONE_NAMES.filter((name) => !/\d/.test(name)).map((name) => [lettersOf(name), name]),
);
const byPlace = placesNamedOnce();

/** Asking the system about a zone is slow, so each is asked about once. */
const usable = new Map<string, boolean>();

function isUsable(name: string): boolean {
  let answer = usable.get(name);
  if (answer === undefined) {
    answer = IANAZone.isValidZone(name);
    usable.set(name, answer);
  }
  return answer;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, '');
}

/** Zones by the last part of their name, such as `newyork`, where only one has it. */
function placesNamedOnce(): Map<string, string> {
  const places = new Map<string, string>();
  const repeated = new Set<string>();
  for (const name of ZONE_NAMES) {
    if (!name.includes('/') || name.startsWith('Etc/')) continue;
    const place = lettersOf(name.slice(name.lastIndexOf('/') + 1));
    if (places.has(place)) repeated.add(place);
    places.set(place, name);
  }
  for (const place of repeated) places.delete(place);
  return places;
}

/** What people write for zones, with the zone that most of them mean. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ...zone('America/Los_Angeles', 'pst pdt pt pacific pacificstandardtime pacifictime pacifictimeuscanada'),
  ...zone('America/Denver', 'mdt mt mountain mountainstandardtime mountaintime mountaintimeuscanada'),
  ...zone('America/Chicago', 'cst cdt ct central centralstandardtime centraltime centraltimeuscanada'),
  ...zone('America/New_York', 'edt et eastern easternstandardtime easterntime easterntimeuscanada'),
  ...zone('America/Anchorage', 'akst akdt alaska alaskanstandardtime'),
  ...zone('America/Phoenix', 'arizona usmountainstandardtime'),
  ...zone('Pacific/Honolulu', 'hdt hawaii hawaiianstandardtime'),
  ...zone('America/Halifax', 'ast adt atlanticstandardtime atlantictimecanada'),
  ...zone('America/St_Johns', 'nst ndt newfoundlandstandardtime'),
  ...zone('Europe/London', 'bst gmtstandardtime britain'),
  ...zone('Europe/Paris', 'cest romancestandardtime'),
  ...zone('Europe/Berlin', 'weuropestandardtime'),
  ...zone('Europe/Lisbon', 'west'),
  ...zone('Europe/Athens', 'eest'),
  ...zone('Asia/Kolkata', 'ist india indiastandardtime'),
  ...zone('Asia/Tokyo', 'jst tokyostandardtime'),
  ...zone('Asia/Seoul', 'kst koreastandardtime'),
  ...zone('Asia/Shanghai', 'chinastandardtime'),
  ...zone('Asia/Singapore', 'sgt singaporestandardtime'),
  ...zone('Asia/Dubai', 'gst arabianstandardtime'),
  ...zone('Australia/Sydney', 'aest aedt auseasternstandardtime'),
  ...zone('Australia/Adelaide', 'acst acdt'),
  ...zone('Australia/Perth', 'awst'),
  ...zone('Pacific/Auckland', 'nzst nzdt newzealandstandardtime'),
  ...zone('America/Sao_Paulo', 'brt esouthamericastandardtime'),
  ...zone('America/Argentina/Buenos_Aires', 'art argentinastandardtime'),
]);

function zone(name: string, abbreviations: string): [string, string][] {
  return abbreviations.split(' ').map((abbreviation) => [abbreviation, name]);
}
