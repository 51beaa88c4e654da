import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeNotes, type TimeSpan } from '../../../main/report/outage-notes.ts';

const span = (from: number, until: number): TimeSpan => ({ from, until });
const shared = (a: TimeSpan, b: TimeSpan) =>
  Math.max(0, Math.min(a.until, b.until) - Math.max(a.from, b.from));

const someSpan = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 20 }))
  .map(([from, length]) => span(from / 2, (from + length) / 2));
/** As outages are: apart from each other and in order. */
const outages = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 })), { maxLength: 8 })
  .map((gapsAndLengths) => {
    let at = 0;
    return gapsAndLengths.map(([gap, length]) => {
      const from = at + gap;
      at = from + length;
      return span(from, at);
    });
  });

describe('a note is about', () => {
  it.each([
    ['the outage that it was written on', span(10, 14), [span(10, 14)], [0]],
    ['an outage that goes on since', span(10, 12), [span(10, 40)], [0]],
    ['an outage of which the week has cut the beginning', span(10, 40), [span(38, 40)], [0]],
    ['both parts of one that a later poll split', span(10, 14), [span(10, 11.5), span(12.5, 14)], [0, 1]],
    ['one that moved, by what is shared', span(10, 14), [span(13, 30)], [0]],
    ['not the neighbour of its outage', span(10, 14), [span(10, 13), span(13.5, 16)], [0]],
    ['none where there is none', span(10, 14), [span(14, 15), span(2, 10)], []],
  ])('%s', (_what, note, all, expected) => {
    expect(placeNotes([note], all)).toEqual([expected]);
  });

  it('every outage that it shares most time with or covers half of, and none that it shares no time with', () => {
    fc.assert(
      fc.property(fc.array(someSpan, { maxLength: 4 }), outages, (notes, all) => {
        const about = placeNotes(notes, all);
        notes.forEach((note, i) => {
          const most = all.reduce((longest, outage) => Math.max(longest, shared(note, outage)), 0);
          const expected = [...all.keys()].filter((place) => {
            const outage = all[place] ?? note;
            const time = shared(note, outage);
            return time > 0 && (time === most || 2 * time >= outage.until - outage.from);
          });
          expect(about[i]).toEqual(expected);
        });
      }),
    );
  });
});
