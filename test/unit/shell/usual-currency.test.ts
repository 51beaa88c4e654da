import { expect, test } from 'vitest';
import { isCurrency, usualCurrency } from '../../../main/shell/usual-currency.ts';

test.each([
  ['US', 'USD'],
  ['DE', 'EUR'],
  ['MX', 'MXN'],
  ['', 'USD'],
  ['ZZ', 'USD'],
  ['constructor', 'USD'],
])('whoever is in “%s” counts in %s', (country, currency) => expect(usualCurrency(country)).toBe(currency));

test('a currency is one that the system can format', () => {
  expect(isCurrency('EUR')).toBe(true);
  for (const none of ['eur', 'XX', '', 'EURO']) expect(isCurrency(none)).toBe(false);
});
