import type { ReadableDatabase } from '../../database/opening/connection.ts';
import { type OutageNote, readOutageNotes } from '../../database/reports/outage-notes.ts';
import { placeNotes } from '../../report/outage-notes.ts';
import type { OutageTable } from '../../report/outage-table.ts';
import { detailedReport } from './complete-report.ts';

/** A note and the outages that it is about, by their places in the list or report that was asked about. */
export type PlacedNote = OutageNote & { readonly outages: readonly number[] };

/** The notes that are about outages of a report, with the outages' places in it; errors as detailedReport. */
export function notesOfReport(database: ReadableDatabase, reportId: string): PlacedNote[] {
  const notes = Map.groupBy(readOutageNotes(database), ({ store }) => store);
  if (notes.size === 0) return [];
  const { report } = detailedReport(database, reportId);
  const { outages } = report.details;
  const placesOf = outagesByStore(outages);
  return [...notes].flatMap(([store, ofStore]) => {
    const places = placesOf.get(report.stores.indexOf(store)) ?? [];
    const spans = places.map((place) => ({
      from: outages.started[place] as number,
      until: outages.ended[place] as number,
    }));
    const about = placeNotes(ofStore, spans);
    return ofStore
      .map((note, i) => ({ ...note, outages: (about[i] ?? []).map((which) => places[which] as number) }))
      .filter((note) => note.outages.length > 0);
  });
}

function outagesByStore({ count, store }: OutageTable): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (let place = 0; place < count; place++) {
    const of = store[place] as number;
    const known = places.get(of);
    if (known === undefined) places.set(of, [place]);
    else known.push(place);
  }
  return places;
}
