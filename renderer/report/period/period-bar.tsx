import './period.css';
import { useEffect, useEffectEvent, useId, useState } from 'react';
import { DialogTrigger, Popover } from 'react-aria-components';
import type {
  AsOf,
  Overview,
  PeriodChoices,
  ReportRecord,
  ReportRequest,
} from '../../../preload/contract.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useDataTimes } from '../../format/clock-context.ts';
import { dayName, dayOfDate, daysName, periodName } from '../../format/periods.ts';
import { usePreferences } from '../../workspace/preferences.ts';
import { neighbour } from './neighbour.ts';
import { PeriodPicker } from './period-picker.tsx';

/** Which time the report is of, the way to the times before and after it, and to any other. */
export function PeriodBar({
  record,
  overview,
  asOf,
  reachMinutes,
  isBusy,
  zone,
  onAsk,
}: {
  /** Of the report on screen. */
  readonly record: ReportRecord | undefined;
  readonly overview: Overview | undefined;
  /** As of when, and with which reach, a report that is chosen here is made. */
  readonly asOf: AsOf;
  readonly reachMinutes: number | string;
  /** A report is being made. */
  readonly isBusy: boolean;
  /** Of the one store that is looked at, by whose clock times are told then. */
  readonly zone?: string | undefined;
  readonly onAsk: (request: ReportRequest) => void;
}) {
  const times = useDataTimes();
  const [{ reportZone }] = usePreferences();
  const [isOpen, setOpen] = useState(false);
  const instant = zone === undefined ? times.instant : (at: number) => times.instantOf(zone, at);
  const polls = { oldestPoll: overview?.oldestPoll, newestPoll: overview?.newestPoll };
  const beside = (step: -1 | 1) => (record === undefined ? undefined : neighbour(record, step, polls));
  const [earlier, later] = [beside(-1), beside(1)];
  const quick = record?.period === undefined ? yesterday(reportZone) : LAST_DAYS;
  const go = (request: ReportRequest | undefined) => {
    if (request !== undefined && !isBusy) onAsk(request);
  };

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const step = { PageUp: earlier, PageDown: later };
    if (!event.altKey || !(event.key in step) || event.defaultPrevented) return;
    event.preventDefault();
    go(step[event.key as keyof typeof step]);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  return (
    <nav className="period-bar" aria-label="Period of the report">
      <IconButton
        icon="left"
        label="Earlier period"
        aria-keyshortcuts="Alt+PageUp"
        isDisabled={earlier === undefined || isBusy}
        onPress={() => go(earlier)}
      />
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button isDisabled={isBusy}>
          <span className="period-name">{titleOf(record, instant)}</span>
          <Icon name="down" size={10} />
        </Button>
        <Popover
          className="menu-popover period-popover"
          placement="bottom start"
          aria-label="Choose a period"
        >
          <PeriodPicker
            record={record}
            asOf={asOf}
            onChoose={(period) => {
              setOpen(false);
              go({ asOf, reachMinutes, ...(period === undefined ? {} : { period }) });
            }}
          />
        </Popover>
      </DialogTrigger>
      <IconButton
        icon="right"
        label="Later period"
        aria-keyshortcuts="Alt+PageDown"
        isDisabled={later === undefined || isBusy}
        onPress={() => go(later)}
      />
      {record === undefined ? null : (
        <QuickButton
          quick={quick}
          asOf={asOf}
          isDisabled={isBusy}
          onPress={() => go({ asOf, reachMinutes, ...quick.asked })}
        />
      )}
    </nav>
  );
}

/** What is one press away: of a week its last whole day, of a period the week again. */
type Quick = { readonly label: string; readonly asked: Pick<ReportRequest, 'period'> };

const LAST_DAYS: Quick = { label: 'Last 7 days', asked: {} };

const yesterday = (zone: string | undefined): Quick => ({
  label: 'Yesterday',
  asked: { period: { kind: 'preset', preset: 'yesterday', ...(zone === undefined ? {} : { zone }) } },
});

/** Says of which days it is. */
function QuickButton({
  quick: { label, asked },
  asOf,
  isDisabled,
  onPress,
}: {
  readonly quick: Quick;
  readonly asOf: AsOf;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}) {
  const id = useId();
  const [{ reportZone }] = usePreferences();
  const inZone = reportZone === undefined ? {} : { zone: reportZone };
  const answer = useQuery('periodChoices', { asOf, ...inZone }).result;
  const days = answer?.ok && answer.value !== undefined ? daysOf(answer.value, asked) : undefined;
  return (
    <>
      <Button
        look="quiet"
        isDisabled={isDisabled}
        tip={days?.inFull}
        {...(days === undefined ? {} : { 'aria-describedby': id })}
        onPress={onPress}
      >
        {label}
      </Button>
      {days === undefined ? null : (
        <span id={id} className="period-quick-days">
          {days.inShort}
        </span>
      )}
    </>
  );
}

/** The one day of a preset; of the last seven days, which begin at an hour, the one that they go up to. */
function daysOf({ presets, today }: PeriodChoices, { period }: Quick['asked']) {
  if (period === undefined) {
    const day = dayOfDate(today);
    return { inShort: `to ${dayName(day)}`, inFull: `Up to ${daysName(day, day)}` };
  }
  const run = presets.find(({ preset }) => period.kind === 'preset' && preset === period.preset);
  if (run === undefined) return undefined;
  const [from, to] = [dayOfDate(run.from), dayOfDate(run.to)];
  return { inShort: dayName(to), inFull: daysName(from, to) };
}

function titleOf(record: ReportRecord | undefined, instant: (at: number) => string): string {
  if (record === undefined) return 'Choose a period';
  return record.period === undefined ? `Week to ${instant(record.asOf)}` : periodName(record.period, instant);
}
