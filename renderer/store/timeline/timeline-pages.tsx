import type { StoreEvidence } from '../../../preload/contract.ts';
import { IconButton } from '../../components/button.tsx';
import type { PageClock } from '../../format/local-clock.ts';
import { daysName } from '../../format/periods.ts';
import { DAY } from '../../format/times.ts';
import { daysOnPage, pagesOf } from './pages.ts';

/** Which days the timeline shows, and the way to others; nothing where all of them fit. */
export function TimelinePages({
  days,
  page,
  clock,
  onTurn,
}: {
  readonly days: StoreEvidence['days'];
  readonly page: number;
  readonly clock: PageClock;
  readonly onTurn: (page: number) => void;
}) {
  const pages = pagesOf(days);
  if (pages === 1) return null;
  const shown = daysOnPage(days, page);
  const dayOf = (start: number) => Math.floor((start + clock.offsetAt(start)) / DAY);
  return (
    <nav className="timeline-pages" aria-label="Days of the timeline">
      <IconButton icon="left" label="Earlier days" isDisabled={page === 0} onPress={() => onTurn(page - 1)} />
      <span className="numbers" aria-live="polite">
        {daysName(dayOf(shown[0]?.start ?? 0), dayOf(shown.at(-1)?.start ?? 0))}
      </span>
      <IconButton
        icon="right"
        label="Later days"
        isDisabled={page === pages - 1}
        onPress={() => onTurn(page + 1)}
      />
    </nav>
  );
}
