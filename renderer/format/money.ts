import { NOTHING_KNOWN } from './numbers.ts';

const LOCALE = 'en-US';

/** Every currency that the system can format, by its ISO 4217 code. */
const CURRENCIES = Intl.supportedValuesOf('currency');

const names = new Intl.DisplayNames(LOCALE, { type: 'currency' });

/** "US Dollar" */
export const currencyName = (code: string): string => names.of(code) ?? code;

/** The code of a currency typed as that or by its name, such as “eur” or “Euro”; `undefined` where there is none. */
export function parseCurrency(typed: string): string | undefined {
  const sought = typed.trim().toLowerCase();
  return CURRENCIES.find(
    (code) => code.toLowerCase() === sought || currencyName(code).toLowerCase() === sought,
  );
}

/** Formatters are costly to make, and a table asks for thousands of times. */
const made = new Map<string, Intl.NumberFormat>();

function formatter(currency: string, isWhole: boolean): Intl.NumberFormat {
  const key = `${currency} ${isWhole}`;
  let format = made.get(key);
  if (format === undefined) {
    const digits = isWhole ? { maximumFractionDigits: 0 } : {};
    format = new Intl.NumberFormat(LOCALE, { style: 'currency', currency, ...digits });
    made.set(key, format);
  }
  return format;
}

const WHOLE_FROM = 100;
const SHORT_FROM = 100_000;
const shortened = new Map<string, Intl.NumberFormat>();

/** An amount within a sentence: "$1,204", and from a hundred thousand on to three digits "$43.1M". */
export function formatMoneyShortly(amount: number, currency: string): string {
  if (!(amount >= SHORT_FROM)) return formatMoney(amount, currency);
  const format =
    shortened.get(currency) ??
    new Intl.NumberFormat(LOCALE, {
      style: 'currency',
      currency,
      notation: 'compact',
      maximumSignificantDigits: 3,
    });
  shortened.set(currency, format);
  return format.format(amount);
}

/** An amount of money for reading: "$41.20", from a hundred in whole units "$1,204"; "–" for NaN. */
export const formatMoney = (amount: number, currency: string): string =>
  Number.isNaN(amount) ? NOTHING_KNOWN : formatter(currency, amount >= WHOLE_FROM).format(amount);
