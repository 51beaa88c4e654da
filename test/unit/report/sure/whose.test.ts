import { expect, test } from 'vitest';
import { answerSentences } from '../../../../main/report/book/answer-sentences.ts';
import { createOutageTable } from '../../../../main/report/outage-table.ts';
import type { Report } from '../../../../main/report/report.ts';
import { neverOnlineTest } from '../../../../main/report/standing-flags.ts';
import { joinSure } from '../../../../main/report/sure/join-sure.ts';
import { type Mates, matesOf } from '../../../../main/report/sure/mates.ts';
import { storeWhose } from '../../../../main/report/sure/store-whose.ts';
import type { Sure } from '../../../../main/report/sure/sure.ts';
import {
  downtimeOf,
  type StoreDowntime,
  whoseOfStore,
  whoseTogether,
} from '../../../../main/report/sure/whose.ts';
import { runs } from '../../../fixtures/runs.ts';
import { simulateFleet } from '../../../simulate/fleet.ts';
import { engine } from '../../../simulate/measure.ts';
import { ALL_SHAPES } from '../../../simulate/shapes.ts';
import { emptyWhose, measureWhose } from '../../../simulate/whose.ts';

const HOUR = 3_600_000;
const of = (more: Partial<StoreDowntime>): StoreDowntime => ({
  ...{ down: 10 * HOUR, shared: 0, othersDown: 4, usual: 4, polls: 10, mates: undefined },
  ...more,
});
const mates = (down: number, usual: number): Mates => ({ group: 'West', stores: 20, down, usual });

test('downtime is a store’s own where none of it is shared and no more others were down than usual', () => {
  expect(whoseOfStore(of({}), 100)).toBe('own');
  expect(whoseOfStore(of({ shared: HOUR }), 100)).toBe('own');
  expect(whoseOfStore(of({ othersDown: 5.9 }), 100)).toBe('own');
  expect(whoseOfStore(of({ othersDown: 6 }), 100)).toBe('others-down');
  // A single other store is no sign of anything.
  expect(whoseOfStore(of({ othersDown: 6 }), 30)).toBe('own');
  expect(whoseOfStore(of({ othersDown: 0, usual: 0 }), 100)).toBe('own');
});

test('a few stores of its group that were down as well make it doubtful, and without a group few polls do', () => {
  const beside = (down: number, usual: number) => whoseOfStore(of({ mates: mates(down, usual) }), 100);
  expect([0, 0.3, 0.4].map((down) => beside(down, 0))).toEqual(['own', 'own', 'group-down']);
  expect([1.4, 1.5].map((down) => beside(down, 1))).toEqual(['own', 'group-down']);
  expect([1, 2, 3].map((polls) => whoseOfStore(of({ polls }), 100))).toEqual([
    'few-polls',
    'few-polls',
    'own',
  ]);
  expect(whoseOfStore(of({ polls: 1, mates: mates(0, 0) }), 100)).toBe('own');
});

test('the others of a group are those that tell, and count for as long as they were down with it', () => {
  const groups = ['West', 'West', 'West', 'East', 'West', undefined];
  const outages = {
    ...createOutageTable(5),
    store: Uint32Array.of(0, 0, 1, 2, 3),
    started: Float64Array.of(0, 10, 2, 11, 0),
    ended: Float64Array.of(4, 12, 5, 30, 12),
  };
  const tells = (store: number) => store !== 4;
  const found = (place: number) => matesOf({ groups, outages }, place, tells, () => 0.25);
  expect(found(0)).toEqual({ group: 'West', stores: 2, down: 0.5, usual: 0.5 });
  expect(found(4)).toMatchObject({ stores: 3, down: 0 });
  expect([3, 5].map(found)).toEqual([undefined, undefined]);
});

test('of what is shared, little is chance, and half is most', () => {
  const parts = [1.1, 4.9, 5, 10].map((hours) => whoseOfStore(of({ shared: hours * HOUR }), 100));
  expect(parts).toEqual(['partly-shared', 'partly-shared', 'shared', 'shared']);
  expect(whoseTogether(of({ shared: 5 * HOUR }), 100)).toBe('shared');
  expect(whoseTogether(of({ othersDown: 90 }), 100)).toBe('own');
});

test('nothing is told of no downtime, nor beside fewer stores than a shared event takes', () => {
  expect(whoseOfStore(of({ down: 0 }), 100)).toBeUndefined();
  expect(whoseOfStore(of({ othersDown: Number.NaN, usual: Number.NaN }), 100)).toBeUndefined();
  expect([3, 4].map((others) => whoseOfStore(of({}), others))).toEqual([undefined, 'own']);
  expect([4, 5].map((telling) => whoseTogether(of({}), telling))).toEqual([undefined, 'own']);
});

test('outages add up: what is shared to no more than they are, others by how long each lasted', () => {
  const outages = {
    count: 3,
    store: Uint32Array.of(0, 0, 1),
    down: Float64Array.of(HOUR, 3 * HOUR, HOUR),
  };
  const beside = {
    shared: Float64Array.of(2 * HOUR, 0, HOUR),
    othersDown: Float64Array.of(10, 2, Number.NaN),
    usual: Float64Array.of(4, 4, Number.NaN),
  };
  expect(downtimeOf(outages, beside, (store) => store === 0)).toEqual({
    down: 4 * HOUR,
    shared: HOUR,
    othersDown: 4,
    usual: 4,
  });
  expect(downtimeOf(outages, beside, () => true)).toMatchObject({ down: 5 * HOUR, othersDown: 4 });
  expect(downtimeOf(outages, beside, (store) => store === 1).othersDown).toBeNaN();
});

/** A simulated fleet with six events, reported on, and what was found out of it. */
function reported(): Report & { readonly details: { readonly sure: Sure } } {
  const [hourly] = ALL_SHAPES;
  if (hourly === undefined) throw new Error('There is no shape.');
  const { report, part } = engine(simulateFleet({ ...hourly, stores: 300 }, 12, 0, 6));
  const sure = joinSure(report, { own: [part], weekBefore: [], doubts: [] });
  return { ...report, details: { ...report.details, sure } };
}

test('the page that answers says it of a store and of all, in the words of the window', () => {
  const report = reported();
  const of = (stores: readonly number[]) =>
    answerSentences({
      report,
      record: {
        id: '',
        label: '',
        createdAt: 0,
        asOf: report.asOf,
        reach: 90 * 60_000,
        includesSample: false,
      },
      ...{ method: 'interpolated', setAside: 0, madeFrom: undefined, version: '', stores },
      scope: { kind: 'all' },
    }).join(' ');
  const shared = report.stores.findIndex((_, place) => storeWhose(report, place)?.whose === 'shared');
  expect(of([shared])).toMatch(
    /It was mostly shared: .* fell in shared events, the largest of \d+ stores .*When it was down, [\d.]+ % of all other stores were too/,
  );
  const own = report.stores.findIndex((_, place) => storeWhose(report, place)?.whose === 'own');
  expect(of([own])).toMatch(/\(usually [\d.]+ %\): it was this store’s own\./);
  expect(of([...report.stores.keys()])).toMatch(
    /\d+ % of the downtime \(never-online stores left out\) fell in shared events/,
  );
});

test('of a store that was never online nothing is told; the largest event of the others is one that they were of', () => {
  const report = reported();
  const { sure } = report.details;
  const isNeverOnline = neverOnlineTest(report.details);
  let told = 0;
  for (const place of report.stores.keys()) {
    const found = storeWhose(report, place);
    if (isNeverOnline(place)) expect(found).toBeUndefined();
    if (found?.event === undefined) continue;
    told++;
    const { alike, stores } = found.event;
    const events = sure.events.filter((one) => one.stores.includes(place));
    expect(Math.max(...events.map((one) => one.stores.length))).toBeGreaterThanOrEqual(stores);
    expect(events.some((one) => one.alike === alike && one.stores.length === stores)).toBe(true);
  }
  expect(told).toBeGreaterThan(10);
});

test('in simulated fleets of any size, what it says of whose downtime was comes true in nine of ten', () => {
  const shapes = ALL_SHAPES.slice(0, runs(1, ALL_SHAPES.length));
  const drawn = runs(1000, 2000) / shapes.length;
  for (const stores of [30, 150, 1000]) {
    for (const knowsGroups of stores === 1000 ? [true] : [true, false]) {
      const measured = emptyWhose();
      for (const [place, shape] of shapes.entries()) {
        for (let fleet = 0; fleet < drawn / stores; fleet++) {
          measureWhose(measured, { shape, stores, events: 6, knowsGroups }, 70_000 + 1000 * place + fleet);
        }
      }
      for (const said of ['own', 'shared'] as const) {
        const { held, of: all } = measured[said];
        const where = `${said}, of ${stores}, groups ${knowsGroups ? 'known' : 'unknown'}`;
        // In fleets of thirty hardly any event has the five stores that a shared one takes.
        if (said === 'own' || stores === 1000) expect(all, where).toBeGreaterThan(60);
        if (all > 40) expect(held / all, where).toBeGreaterThan(0.9);
      }
    }
  }
});
