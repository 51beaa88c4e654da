import currencies from 'country-to-currency';

const ELSEWHERE = 'USD';

/** The currency of a country by its ISO 3166 code, as the system names the person's; US dollars where it is none. */
export function usualCurrency(country: string): string {
  const known: Readonly<Record<string, string>> = currencies;
  const currency = known[country];
  return currency !== undefined && isCurrency(currency) ? currency : ELSEWHERE;
}

/** Whether a text is the ISO 4217 code of a currency that the system can format. */
export const isCurrency = (code: string): boolean => Intl.supportedValuesOf('currency').includes(code);
