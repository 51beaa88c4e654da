import type { ReactNode } from 'react';
import type { LastDeed } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { Switch } from '../components/fields.tsx';
import { formatCount } from '../format/numbers.ts';
import { formatOwnTime } from '../format/times.ts';
import { visibleText } from '../format/visible-text.ts';
import { OUTCOMES } from './log.tsx';
import { RejectedButton } from './rejected-button.tsx';

/** One thing that is done by itself: what it is, when it comes, what came of it last, and what can be done about it. */
export function PlanEntry({
  name,
  title,
  isOn,
  next,
  last,
  onShowRejected,
  isRunning,
  removal,
  onSwitch,
  onRun,
  onEdit,
  onRemove,
  children,
}: {
  /** For a screen reader, which hears the buttons apart from their row. */
  readonly name: string;
  readonly title: ReactNode;
  readonly isOn: boolean;
  readonly next: string;
  readonly last: LastDeed | undefined;
  /** Of what imports. */
  readonly onShowRejected?: (importId: number) => void;
  readonly isRunning: boolean;
  /** What removing it means. */
  readonly removal: string;
  readonly onSwitch: (isOn: boolean) => void;
  readonly onRun: () => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}) {
  return (
    <li className="plan-entry">
      <div className="plan-text">
        <h3>{title}</h3>
        <p>{children}</p>
        <dl className="plan-times">
          <div>
            <dt>Next</dt>
            <dd>{isOn ? next : 'Off'}</dd>
          </div>
          <div>
            <dt>Last</dt>
            <dd>
              {last === undefined
                ? isRunning
                  ? 'The first is under way'
                  : 'Nothing yet'
                : `${formatOwnTime(last.at)}: ${togetherWords(last)}${visibleText(last.name)}, ${OUTCOMES[last.outcome]}. ${visibleText(last.line)}`}
              {last === undefined || onShowRejected === undefined ? null : (
                <RejectedButton deed={last} onShow={onShowRejected} />
              )}
            </dd>
          </div>
        </dl>
      </div>
      <div className="plan-actions">
        <Switch isSelected={isOn} onChange={onSwitch}>
          <span className="visually-hidden">{name}</span>
        </Switch>
        <Button aria-label={`Run now: ${name}`} isDisabled={isRunning} onPress={onRun}>
          {isRunning ? 'Running' : 'Run now'}
        </Button>
        <Button aria-label={`Change ${name}`} onPress={onEdit}>
          Change…
        </Button>
        <ConfirmButton
          label="Remove…"
          about={name}
          question={`Remove ${name}?`}
          consequence={removal}
          confirm="Remove it"
          onConfirm={onRemove}
        />
      </div>
    </li>
  );
}

/** "4 files, 1 of them not imported; the last is ", before what is said of the last of them. */
function togetherWords({ together, wrong }: LastDeed): string {
  if (together < 2) return '';
  const failed = wrong === 0 ? '' : `, ${formatCount(wrong)} of them not imported`;
  return `${formatCount(together)} files${failed}; the last is `;
}
