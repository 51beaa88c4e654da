import './timeline.css';
import { scaleLinear } from 'd3-scale';
import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import * as v from 'valibot';
import type { StoreEvidence } from '../../../preload/contract.ts';
import { useRemembered } from '../../bridge/use-remembered.ts';
import { Switch } from '../../components/fields.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { useWidth } from '../../components/use-width.ts';
import type { PageClock } from '../../format/local-clock.ts';
import { longestWindow } from '../store-numbers.ts';
import { AsOfLine, AXIS_HEIGHT, HourLines, RowLabel } from './axis.tsx';
import { drawnItems, itemAt, itemsOfDays } from './items.ts';
import { moveOf } from './keys.ts';
import { Legend, Patterns } from './legend.tsx';
import { daysOnPage, firstPage, pageOf, pagesOf } from './pages.ts';
import { cutRows, placeOn, ROW_HOURS, type RowHours, rowOf } from './rows.ts';
import { runsOf } from './runs.ts';
import { TimelineMarks } from './timeline-marks.tsx';
import { TimelinePages } from './timeline-pages.tsx';
import { TimelineTip } from './tip.tsx';

const HOUR = 3_600_000;
const LABEL_WIDTH = 116;
const RIGHT_MARGIN = 22;
/** Polls stand above the bar of their row; without them rows are closer. */
const POLLS_HEIGHT = 8;
const ROW_HEIGHT = 28;

const ROW_CHOICES = ROW_HOURS.map((hours) => ({ value: String(hours), label: `${hours} hours` }));

/** A moment to go to; another object of the same time asks again. */
export type Moment = { readonly at: number };

/** The week or the period of a store, a row a local day, as many as one screen holds: openings, their state, and polls where they are wanted; read by mouse and by keys. */
export function Timeline({
  evidence,
  clock,
  moment,
}: {
  readonly evidence: StoreEvidence;
  readonly clock: PageClock;
  readonly moment: Moment | undefined;
}) {
  const id = useId();
  const [rowHours, setRowHours] = useState<RowHours>(24);
  const [active, setActive] = useState<number>();
  const { ref, width } = useWidth();
  const [showsPolls, setShowsPolls] = useRemembered('timeline-polls', v.boolean(), false);
  const runs = useMemo(() => runsOf(evidence.stretches), [evidence]);
  const all = useMemo(
    () => drawnItems(evidence, runs, clock, showsPolls),
    [evidence, runs, clock, showsPolls],
  );
  const [page, setPage] = useState(() => firstPage(clock.days, evidence.stretches));
  const days = useMemo(() => daysOnPage(clock.days, page), [clock, page]);
  const items = useMemo(() => itemsOfDays(all, days), [all, days]);
  const rows = useMemo(() => cutRows(days, rowHours, clock), [days, rowHours, clock]);
  const x = useMemo(
    () => scaleLinear([0, rowHours * HOUR], [LABEL_WIDTH, Math.max(LABEL_WIDTH + 100, width - RIGHT_MARGIN)]),
    [rowHours, width],
  );
  const rowHeight = ROW_HEIGHT + (showsPolls ? POLLS_HEIGHT : 0);
  const y = useCallback(
    (row: number) => AXIS_HEIGHT + row * rowHeight - (showsPolls ? 0 : POLLS_HEIGHT / 2),
    [rowHeight, showsPolls],
  );
  const bottom = AXIS_HEIGHT + rows.length * rowHeight;
  const asOfPlace = rowOf(rows, evidence.asOf);
  const asOfRow = rows[asOfPlace];
  const current = active === undefined ? undefined : items[active];
  const currentPlace = current === undefined ? 0 : Math.max(0, rowOf(rows, current.from));
  const currentRow = rows[currentPlace];
  const optionId = useCallback((item: number) => `${id}-${items[item]?.key}`, [id, items]);

  const shown = useRef<Moment>(undefined);
  useEffect(() => {
    if (moment === undefined || shown.current === moment || width === 0) return;
    const wanted = all[itemAt(all, moment.at) ?? -1];
    const wantedPage = wanted === undefined ? page : pageOf(clock.days, wanted.from);
    if (wantedPage !== page) return setPage(wantedPage);
    shown.current = moment;
    setActive(wanted === undefined ? undefined : items.indexOf(wanted));
    ref.current?.focus();
    ref.current?.scrollIntoView({ block: 'nearest' });
  }, [moment, all, items, clock, page, width, ref]);

  function turnTo(next: number) {
    setPage(next);
    setActive(undefined);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && active !== undefined) {
      event.preventDefault();
      return setActive(undefined);
    }
    const turn = { PageUp: -1, PageDown: 1 }[event.key];
    if (turn !== undefined && page + turn >= 0 && page + turn < pagesOf(clock.days)) {
      event.preventDefault();
      return turnTo(page + turn);
    }
    const move =
      event.altKey || event.ctrlKey || event.metaKey ? undefined : moveOf(event.key, items, active, rowHours);
    if (move === undefined) return;
    event.preventDefault();
    if (move.kind === 'zoom') return setRowHours(move.rowHours);
    setActive(move.item);
    document.getElementById(optionId(move.item))?.scrollIntoView({ block: 'nearest' });
  }

  return (
    <figure aria-label="Timeline" className="timeline">
      <TimelinePages days={clock.days} page={page} clock={clock} onTurn={turnTo} />
      <div
        ref={ref}
        role="listbox"
        aria-label={`The ${longestWindow(evidence)}, moment by moment`}
        aria-describedby={`${id}-keys`}
        aria-activedescendant={active === undefined ? undefined : optionId(active)}
        tabIndex={0}
        className="timeline-picture"
        onKeyDown={onKeyDown}
        onPointerLeave={() => {
          if (document.activeElement !== ref.current) setActive(undefined);
        }}
      >
        <svg role="presentation" width="100%" height={bottom + 4}>
          <Patterns id={id} />
          <HourLines rowHours={rowHours} x={x} bottom={bottom} />
          {rows.map((row, place) => (
            <RowLabel key={row.start} row={row} x={x} y={y(place)} clock={clock} />
          ))}
          {width === 0 ? null : (
            <TimelineMarks
              id={id}
              evidence={evidence}
              runs={runs}
              showsPolls={showsPolls}
              items={items}
              rows={rows}
              x={x}
              y={y}
              active={active}
              optionId={optionId}
              onPoint={setActive}
            />
          )}
          {asOfRow === undefined || width === 0 ? null : (
            <AsOfLine x={x(placeOn(asOfRow, evidence.asOf))} y={y(asOfPlace)} width={width} />
          )}
        </svg>
        {current === undefined || currentRow === undefined ? null : (
          <TimelineTip
            item={current}
            x={x(placeOn(currentRow, Math.max(currentRow.start, current.from)))}
            y={y(currentPlace + 1)}
            width={width}
          />
        )}
      </div>
      <output className="timeline-reading">{current?.text}</output>
      <div className="timeline-foot">
        <Legend hasClosures={evidence.closures.length > 0} showsPolls={showsPolls} />
        <Switch
          isSelected={showsPolls}
          onChange={(shows) => {
            setShowsPolls(shows);
            setActive(undefined);
          }}
        >
          Polls
        </Switch>
        <Segmented
          label="Hours a row"
          choices={ROW_CHOICES}
          value={String(rowHours)}
          onChange={(hours) => setRowHours(ROW_HOURS.find((one) => String(one) === hours) ?? 24)}
          hideLabel
        />
      </div>
      <p id={`${id}-keys`} className="timeline-keys">
        Point at the timeline to read it, or use the arrow keys; + and − zoom
        {pagesOf(clock.days) > 1 ? '; Page Up and Page Down turn to other days.' : '.'}
      </p>
    </figure>
  );
}
