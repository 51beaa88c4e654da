import { expect, test } from 'vitest';
import {
  currencyName,
  formatMoney,
  formatMoneyShortly,
  parseCurrency,
} from '../../../../renderer/format/money.ts';

test('a currency is known by its code or its name, in any case', () => {
  expect(parseCurrency(' eur ')).toBe('EUR');
  expect(parseCurrency('Japanese yen')).toBe('JPY');
  expect(currencyName('EUR')).toBe('Euro');
});

test.each(['', 'XX', 'dollars', 'US Dollar and more'])('“%s” is none', (typed) =>
  expect(parseCurrency(typed)).toBeUndefined(),
);

test('small amounts keep their cents, large ones are whole, what is not known is neither', () => {
  expect(formatMoney(0.4, 'USD')).toBe('$0.40');
  expect(formatMoney(99.994, 'USD')).toBe('$99.99');
  expect(formatMoney(1204.4, 'USD')).toBe('$1,204');
  expect(formatMoney(12, 'JPY')).toBe('¥12');
  expect(formatMoney(Number.NaN, 'USD')).toBe('–');
});

test('within a sentence, amounts from a hundred thousand on are told to three digits', () => {
  expect(formatMoneyShortly(99_999, 'USD')).toBe('$99,999');
  expect(formatMoneyShortly(215_855, 'EUR')).toBe('€216K');
  expect(formatMoneyShortly(43_044_561, 'USD')).toBe('$43M');
  expect(formatMoneyShortly(179_845_754, 'USD')).toBe('$180M');
  expect(formatMoneyShortly(Number.NaN, 'USD')).toBe('–');
});
