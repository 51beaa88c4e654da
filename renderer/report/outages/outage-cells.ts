import { BEGINNINGS, type ReportTable } from '../../../preload/contract.ts';
import { type Column, ENDED_WORDS, type NumberColumn } from '../../../preload/sheets.ts';
import { spansYears } from '../../format/periods.ts';
import { formatDayInZone, formatInZone, zoneForStore } from '../../format/times.ts';
import { visibleText } from '../../format/visible-text.ts';
import type { CellOf, GridCell } from '../../grid/grid-column.ts';
import { namedCell } from '../../grid/named-columns.ts';
import { type PeopleWriter, peopleCell, peopleWriter } from '../../grid/people-cell.ts';
import { textCell } from '../../grid/sheet-cell.ts';
import { isOngoing, type Outages } from '../shared/outages.ts';
import { zoneOf } from '../shared/store-zone.ts';
import type { OutageColumn } from './outage-columns.ts';

const BEGAN_BEFORE = 'It was down before the time of this report began; the numbers are of that time.';

/** What the table of outages says in each of its cells. */
export function outageCells(
  table: ReportTable,
  outages: Outages,
  noteOf: (outage: number) => string,
): CellOf<OutageColumn> {
  const writers = new Map<NumberColumn, PeopleWriter>();
  const writerOf = (column: NumberColumn) => {
    const writer = writers.get(column) ?? peopleWriter(column, outages.count);
    writers.set(column, writer);
    return writer;
  };
  return (column, outage): GridCell => {
    switch (column.kind) {
      case 'store':
      case 'group':
      case 'id':
        return namedCell(table, column.kind, outages.store[outage] ?? -1);
      case 'note': {
        const note = visibleText(noteOf(outage));
        return note === '' ? { text: note } : { text: note, title: note };
      }
      case 'told':
        return toldCell(table, outages, column.told, outage, writerOf);
    }
  };
}

function toldCell(
  table: ReportTable,
  outages: Outages,
  column: Column,
  outage: number,
  writerOf: (column: NumberColumn) => PeopleWriter,
): GridCell {
  switch (column.kind) {
    case 'id':
    case 'text':
    case 'word':
      return textCell(column, outage);
    case 'instant': {
      const zone = zoneForStore(column.clock, zoneOf(table, outages.store[outage] ?? -1));
      const time = (spansYears(table.record) ? formatInZone : formatDayInZone)(column.at(outage), zone);
      const isStart = column.under?.label === 'Started';
      if (!isStart) return { text: isOngoing(outages, outage) ? ENDED_WORDS['as-of'] : time };
      const isBefore = BEGINNINGS[outages.began[outage] ?? -1] === 'before-window';
      return isBefore ? { text: `before ${time}`, title: BEGAN_BEFORE } : { text: time };
    }
    case 'duration':
    case 'percent':
    case 'money':
      return peopleCell(column, writerOf(column), outage);
    case 'count':
      return column.name === 'polls' && column.at(outage) === 1
        ? ONE_POLL
        : peopleCell(column, writerOf(column), outage);
  }
}

const ONE_POLL: GridCell = {
  text: 'One poll: weak',
  title: 'Seen by one poll only: weak evidence',
  look: 'is-weak',
};
