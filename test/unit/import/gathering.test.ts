import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createGathering } from '../../../main/import/gathering.ts';
import { businessHours } from '../../../main/import/kinds/business-hours.ts';
import { closures } from '../../../main/import/kinds/closures.ts';
import type { FactKind, Said } from '../../../main/import/kinds/kind.ts';
import { timeZones } from '../../../main/import/kinds/time-zones.ts';

/** Rows of few stores that say few things, each by its number or as it is. */
const rows = fc.array(
  fc.record({
    store: fc.nat(5),
    said: fc.nat(7),
    byNumber: fc.boolean(),
  }),
  { maxLength: 60 },
);
const mostlyByNumber = fc.array(
  fc.record({
    store: fc.nat(5),
    said: fc.nat(3),
    byNumber: fc.constant(true),
  }),
  { maxLength: 40 },
);

/** Those of the stores elsewhere. */
const NUMBERS = Uint32Array.of(7, 0, 4_000_000, 5, 6, 1);

function holdAgainstTwin<Row extends { readonly store: string }, Fact>(
  kind: FactKind<string, Row, Fact>,
  said: readonly Said<Row>[],
  textOf: (fact: Fact) => string,
): void {
  fc.assert(
    fc.property(fc.oneof(rows, mostlyByNumber), (drawn) => {
      const gathering = createGathering(kind, said, textOf);
      const twin = new Map<number, { fact: Fact; adds: number; overrides: number; repeats: number }>();
      for (const { store, said: number, byNumber } of drawn) {
        const what = said[number % said.length] as Said<Row>;
        if (byNumber) gathering.addKnown(store, number % said.length);
        else gathering.add(store, what);
        const held = twin.get(store) ?? { adds: 0, overrides: 0, repeats: 0 };
        const { fact, effect } = kind.gather('fact' in held ? held.fact : undefined, what);
        twin.set(store, { ...held, fact, [effect]: held[effect] + 1 });
      }
      const expected = [...twin]
        .map(
          ([store, { fact, ...counts }]) => [NUMBERS[store], { settled: textOf(fact), ...counts }] as const,
        )
        .sort(([a = 0], [b = 0]) => a - b);
      expect([...gathering.inOrder(NUMBERS)]).toEqual(expected);
    }),
  );
}

it('comes to what hours come to row by row, the closed days among them, too', () => {
  const openings = [0, 1, 2, 3].map((day) => ({ day, opening: { day, start: 0, end: 60_000 * (day + 1) } }));
  const said = [...openings, { day: 4, opening: undefined }, { day: 5, opening: undefined }];
  const textOf = (fact: Map<unknown, unknown>) => JSON.stringify([...fact.keys()].map(String).sort());
  holdAgainstTwin(businessHours, said, textOf);
});

it('comes to what closures come to, the later reason of two', () => {
  const said = [1, 2].flatMap((from) => ['', 'a', 'b'].map((reason) => ({ from, until: 10, reason })));
  holdAgainstTwin(closures, said, (fact) => JSON.stringify([...fact]));
});

it('comes to the later zone of two', () => {
  holdAgainstTwin(timeZones, [{ zone: 'UTC' }, { zone: 'Europe/Berlin' }], (zone) => zone);
});
