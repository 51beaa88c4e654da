import { DATE_BYTES, DATE_START, DATES } from './memory';

const SPACE: u32 = 0x20;
const DASH: u32 = 0x2d;
const DOT: u32 = 0x2e;
const ZERO: u32 = 0x30;
const COLON: u32 = 0x3a;
const T: u32 = 0x54;
const Z: u32 = 0x5a;
const SPACE_UTC: u32 = 0x43545520;

const NONE: usize = 0;
const DAY_MS: i64 = 86_400_000;

/** The time that timestampEnd found last, in ms since the epoch. */
export let found: i64 = 0;

/**
 * Where `YYYY-MM-DD HH:MM[:SS[.f…]][ UTC]` (or `T`, `Z`), or a number of seconds or milliseconds since the epoch ends that
 * begins at `at`; 0 where none does.
 */
export function timestampEnd(at: usize, limit: usize): usize {
  const date = placeOfDate(at);
  if (load<u64>(at) !== load<u64>(date) || load<u16>(at + 8) !== load<u16>(date + 8)) {
    if (<u32>load<u8>(at + 4) !== DASH) return epochEnd(at);
    if (!learnDate(at, date)) return NONE;
  }
  const separator: u32 = load<u8>(at + 10);
  if (separator !== SPACE && separator !== T) return NONE;
  // Digits become their values and colons 0; of a byte that was neither the highest bit is set in `wrong`.
  const clock = load<u64>(at + 11) ^ 0x30303a30303a3030;
  const wrong = ((clock + 0x76767f76767f7676) | clock) & 0x8080808080808080;
  const hour = (clock & 15) * 10 + ((clock >> 8) & 15);
  const minute = ((clock >> 24) & 15) * 10 + ((clock >> 32) & 15);
  let second: u64 = 0;
  let milliseconds: u64 = 0;
  let end = at + 16;
  if (wrong === 0) {
    second = ((clock >> 48) & 15) * 10 + (clock >> 56);
    end = at + 19;
    if (<u32>load<u8>(end) === DOT) {
      const digits = digitsAt(end + 1);
      if (digits === 0 || digits > 15) return NONE;
      milliseconds = <u64>digit(end + 1) * 100;
      if (digits > 1) milliseconds += <u64>digit(end + 2) * 10;
      if (digits > 2) milliseconds += <u64>digit(end + 3);
      end += 1 + digits;
    }
  } else if ((wrong & 0xffffffffff) !== 0 || <u32>load<u8>(end) === COLON) {
    return NONE;
  }
  if (hour > 23 || minute > 59 || second > 59 || end >= limit) return NONE;
  const clockMs = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
  found = load<i64>(date + DATE_START) + <i64>clockMs;
  const suffix = load<u32>(end);
  if (suffix === SPACE_UTC) return end + 4;
  return (suffix & 0xff) === Z ? end + 1 : end;
}

function epochEnd(at: usize): usize {
  const digits = digitsAt(at);
  if (digits !== 10 && digits !== 13) return NONE;
  let value: i64 = 0;
  for (let i: usize = 0; i < digits; i++) value = value * 10 + <i64>digit(at + i);
  found = digits === 10 ? value * 1000 : value;
  return at + digits;
}

/** How many of the sixteen bytes at `at` are digits before another is not. */
function digitsAt(at: usize): usize {
  const values = i8x16.sub(v128.load(at), i8x16.splat(<i8>ZERO));
  const others = i8x16.bitmask(i8x16.gt_u(values, i8x16.splat(9)));
  return ctz(others | 0x10000);
}

function digit(at: usize): u32 {
  return <u32>load<u8>(at) - ZERO;
}

/** Where a date is kept, by its day and the last digit of its month: polls of a file fall on few dates, in any order. */
function placeOfDate(at: usize): usize {
  const month: usize = load<u8>(at + 6) & 7;
  const tens: usize = load<u8>(at + 8) & 3;
  const ones: usize = load<u8>(at + 9) & 15;
  return DATES + ((month << 6) | (tens << 4) | ones) * DATE_BYTES;
}

/** Reads the date at `at` and keeps it at `place`; answers whether it is one. */
function learnDate(at: usize, place: usize): bool {
  if (<u32>load<u8>(at + 7) !== DASH) return false;
  for (let i: usize = 0; i < 10; i++) {
    if (i !== 4 && i !== 7 && digit(at + i) > 9) return false;
  }
  const year: i32 = digit(at) * 1000 + digit(at + 1) * 100 + digit(at + 2) * 10 + digit(at + 3);
  const month: i32 = digit(at + 5) * 10 + digit(at + 6);
  const day: i32 = digit(at + 8) * 10 + digit(at + 9);
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return false;
  // As civilDay of timestamp.ts counts.
  const shifted = month > 2 ? year : year - 1;
  const era = (shifted < 0 ? shifted - 399 : shifted) / 400;
  const yearOfEra = shifted - era * 400;
  const dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
  store<u64>(place, load<u64>(at));
  store<u16>(place + 8, load<u16>(at + 8));
  store<i64>(place + DATE_START, <i64>(era * 146_097 + dayOfEra - 719_468) * DAY_MS);
  return true;
}

function daysOf(year: i32, month: i32): i32 {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
