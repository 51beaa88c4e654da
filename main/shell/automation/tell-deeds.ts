import { type BrowserWindow, Notification } from 'electron';
import type { DeedCounts } from '../../../preload/contract.ts';
import { counted } from '../../automation/words.ts';
import type { NewDeed } from '../../jobs/service/service.ts';

/** Told together in the window: thousands of files may come at once. */
const TOGETHER_MS = 500;
/** A notification waits for those of the same moment, and then for so long after the one before. */
const GATHER_MS = 2_000;
const LEAST_BETWEEN_MS = 20_000;

type TellOptions = {
  readonly window: BrowserWindow;
  /** To the status region. */
  readonly onCounts: (counts: DeedCounts) => void;
  /** The person asks to see them. */
  readonly onClick: () => void;
};

/** Tells of what was done by itself: the window of everything, a notification of what failed and of reports. */
export function tellDeeds({ window, onCounts, onClick }: TellOptions): (deed: NewDeed) => void {
  let counts: DeedCounts | undefined;
  let news: NewDeed[] = [];
  let notifiedAt = Number.NEGATIVE_INFINITY;

  function sendCounts(): void {
    if (counts !== undefined) onCounts(counts);
    counts = undefined;
  }

  function notify(): void {
    const { title, body } = describe(news);
    news = [];
    if (window.isDestroyed() || window.isFocused() || !Notification.isSupported()) return;
    notifiedAt = performance.now();
    const notification = new Notification({ title, body });
    notification.on('click', onClick);
    notification.show();
  }

  return (deed) => {
    if (counts === undefined) setTimeout(sendCounts, TOGETHER_MS);
    counts = withDeed(counts ?? NONE, deed);
    if (deed.outcome === 'known' || (deed.outcome === 'done' && deed.kind !== 'report')) return;
    const wait = Math.max(GATHER_MS, notifiedAt + LEAST_BETWEEN_MS - performance.now());
    if (news.length === 0) setTimeout(notify, wait).unref();
    news.push(deed);
  };
}

const NONE: DeedCounts = { imported: 0, known: 0, refused: 0, failed: 0, reports: 0 };

function withDeed(counts: DeedCounts, { kind, outcome }: NewDeed): DeedCounts {
  const what = outcome === 'done' ? (kind === 'report' ? 'reports' : 'imported') : outcome;
  return { ...counts, [what]: counts[what] + 1 };
}

/** What failed goes before what is ready. */
function describe(news: readonly NewDeed[]): { readonly title: string; readonly body: string } {
  const failed = news.filter(({ outcome }) => outcome !== 'done');
  const [first, ...more] = failed.length > 0 ? failed : news;
  if (first === undefined) return { title: '', body: '' };
  const body = `${first.line}${more.length === 0 ? '' : ` And ${more.length} more: see Automation.`}`;
  switch (first.outcome) {
    case 'refused': {
      const files = failed.filter(({ outcome }) => outcome === 'refused').length;
      return {
        title: files === 1 ? `${first.name} was refused` : `${counted(files, 'file')} were refused`,
        body,
      };
    }
    case 'failed':
      return { title: first.kind === 'folder' ? 'A folder cannot be watched' : `${first.name} failed`, body };
    case 'done':
    case 'known':
      return { title: `${first.name} is ready`, body };
  }
}
