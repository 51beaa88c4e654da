import { amountText } from '../../preload/sheets.ts';

const LOCALE = 'en-US';

const count = new Intl.NumberFormat(LOCALE);
const percent = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const oneDecimal = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const share = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0 });
const fineShare = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 1 });

export const NOTHING_KNOWN = '–';

export const formatCount = (value: number): string => count.format(value);

/** "1 row", "2 rows". */
export const formatCounted = (value: number, one: string, many = `${one}s`): string =>
  `${count.format(value)} ${value === 1 ? one : many}`;

/** A percent from 0 to 100, or NaN where nothing is known. */
export const formatPercent = (value: number): string =>
  Number.isNaN(value) ? NOTHING_KNOWN : percent.format(value);

/** A percent of uptime for reading: with its hundredths only near 100, where they tell stores apart. */
export const formatUptime = (value: number): string =>
  value >= 99 && value < 100
    ? formatPercent(value)
    : Number.isNaN(value)
      ? NOTHING_KNOWN
      : value === 100
        ? '100'
        : oneDecimal.format(value);

/** How uptimes that are told in one sentence are written: with two decimals where one of them needs both. */
export const uptimesAlike = (values: readonly number[]): ((value: number) => string) =>
  values.some((value) => value >= 99 && value < 100)
    ? (value) => (value === 100 ? '100' : formatPercent(value))
    : formatUptime;

/** A share from 0 to 1 as a whole percent. */
export const formatShare = (value: number): string => share.format(value);

export const formatFineShare = (value: number): string => fineShare.format(value);

export const formatAmount = amountText;

/** A share from 0 to 1 as a percent that hides nothing: "<0.1%" for what would round to none, "12.3%". */
export function formatPart(share: number): string {
  if (Number.isNaN(share)) return NOTHING_KNOWN;
  if (share > 0 && share < 0.001) return '<0.1%';
  if (share < 1 && share > 0.999) return '>99.9%';
  return `${formatAmount(Math.round(share * 1000) / 10)}%`;
}

/** How many of all are shown: "12 of 4,000 stores", or "4,000 stores" where all are. */
export const formatAmong = (shown: number, all: number, one: string): string =>
  shown === all ? formatCounted(all, one) : `${formatCount(shown)} of ${formatCounted(all, one)}`;

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return new Intl.NumberFormat(LOCALE, {
    style: 'unit',
    unit: BYTE_UNITS[unit] ?? 'byte',
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
