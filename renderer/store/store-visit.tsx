import { Activity, type ReactNode, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AppError, StoreEvidence } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { Button } from '../components/button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { OnlyStoreOf, OpenStore } from '../workspace/open-store.ts';
import { NeighbourButtons, type Neighbours, neighboursOf } from './neighbours.tsx';
import { OnlyStore } from './only-store.tsx';
import { StorePage } from './store-page.tsx';
import type { Moment } from './timeline/timeline.tsx';

/** The list that a store was opened from, in order, and which report that is of: at another time there are other stores in it. */
type StoreList = { readonly of: string; readonly stores: readonly string[] };

type Visit = {
  readonly report: string;
  readonly store: string;
  readonly list: StoreList;
} & (
  | { readonly kind: 'open'; readonly evidence: StoreEvidence; readonly at: Moment | undefined }
  | { readonly kind: 'failed'; readonly error: AppError }
);

/** A report, and in its place the page of a store that was opened from it; Back returns to where the person was. */
export function StoreVisit({
  report,
  closuresOf,
  periodOf,
  children,
}: {
  readonly report: string | undefined;
  /** The closures of a store, to stand on its page. */
  readonly closuresOf: (evidence: StoreEvidence) => ReactNode;
  /** The way to other times of a store in that zone; `follow` hears which report is to show them of the same store. */
  readonly periodOf?: (zone: string, follow: (asked: Promise<string | undefined>) => void) => ReactNode;
  readonly children: ReactNode;
}) {
  const [last, setVisit] = useState<Visit>();
  /** The report that was asked for on the page of a store, which stays until that of the same store is there. */
  const [followed, setFollowed] = useState<string>();
  const visit = last?.report === report || (report !== undefined && followed === report) ? last : undefined;
  // Any other report on screen ends the visit: who comes back to the first one starts at its Overview.
  if (last !== undefined && visit === undefined && report !== undefined) setVisit(undefined);
  const cameFrom = useRef<Element>(null);
  const scrolledTo = useRef<readonly number[]>([]);
  const page = useRef<HTMLDivElement>(null);
  const asked = useRef<string>(undefined);
  /** The page that was left last, which Alt+Right shows again. */
  const [left, setLeft] = useState<Visit>();

  const show = useCallback(
    async (store: string, list: StoreList, at?: number) => {
      if (report === undefined) return;
      asked.current = store;
      const answer = await call('openStore', { report, store });
      if (asked.current !== store) return;
      const visited = { report, store, list };
      setFollowed(undefined);
      setVisit(
        answer.ok
          ? { ...visited, kind: 'open', evidence: answer.value, at: at === undefined ? undefined : { at } }
          : { ...visited, kind: 'failed', error: answer.error },
      );
    },
    [report],
  );
  const open = useCallback(
    (store: string, at?: number, among: readonly string[] = []) => {
      cameFrom.current = document.activeElement;
      scrolledTo.current = scrollers().map(({ scrollTop }) => scrollTop);
      return show(store, { of: report ?? '', stores: among }, at);
    },
    [show, report],
  );
  const followOn = useEffectEvent(() => {
    if (last !== undefined && report === followed) void show(last.store, last.list);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another report is shown, and reads which inside
  useEffect(() => followOn(), [report]);

  const neighbours = visit === undefined ? undefined : neighboursOf(visit.store, visit.list.stores);
  /** The label of the button that leads on, where the focus is on it. */
  const steppedBy = useRef<string>(undefined);
  const keepStep = () => {
    steppedBy.current = document.activeElement?.getAttribute('aria-label') ?? undefined;
  };
  function goTo(store: string) {
    if (visit === undefined) return;
    keepStep();
    void show(store, visit.list);
  }
  function follow(asked: Promise<string | undefined>) {
    keepStep();
    void asked.then(setFollowed);
  }

  function back() {
    asked.current = undefined;
    setFollowed(undefined);
    setLeft(visit);
    setVisit(undefined);
  }

  // A page that is opened to show a moment moves the focus there itself.
  const moveFocus = useEffectEvent(() => {
    if (visit?.kind === 'open' && visit.at !== undefined) return;
    if (visit !== undefined) {
      const again = [...(page.current?.querySelectorAll<HTMLButtonElement>('nav button') ?? [])];
      const button = again.find((one) => !one.disabled && one.ariaLabel === steppedBy.current);
      steppedBy.current = undefined;
      (button ?? page.current?.querySelector('h1'))?.focus();
    } else if (cameFrom.current instanceof HTMLElement) {
      cameFrom.current.focus({ preventScroll: true });
      scrollers().forEach((scroller, place) => {
        scroller.scrollTop = scrolledTo.current[place] ?? 0;
      });
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when another page is shown
  useEffect(() => moveFocus(), [visit]);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const isBack = visit !== undefined && ((event.key === 'ArrowLeft' && event.altKey) || isLeaving(event));
    const isForth = visit === undefined && event.key === 'ArrowRight' && event.altKey;
    const step = stepOf(event, neighbours);
    if (isBack) back();
    else if (step !== undefined) goTo(step);
    else if (isForth && left?.report === report) setVisit(left);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  const drawOnly = useCallback(
    (of: string, store: string, at: number | undefined, ways: ReactNode) => (
      <OnlyStore key={`${of} ${at}`} report={of} store={store} at={at} ways={ways} closuresOf={closuresOf} />
    ),
    [closuresOf],
  );
  const onward =
    visit === undefined || neighbours === undefined ? null : (
      <NeighbourButtons neighbours={neighbours} isOfOther={visit.list.of !== visit.report} onGo={goTo} />
    );
  return (
    <OpenStore value={open}>
      <Activity mode={visit === undefined ? 'visible' : 'hidden'}>
        <OnlyStoreOf value={drawOnly}>{children}</OnlyStoreOf>
      </Activity>
      {visit === undefined ? null : (
        <div ref={page} className="store-visit">
          {visit.kind === 'open' ? (
            <StorePage
              key={visit.store}
              report={visit.report}
              evidence={visit.evidence}
              openedAt={visit.at}
              closures={closuresOf(visit.evidence)}
              period={periodOf?.(visit.evidence.zone, follow)}
              neighbours={onward}
              onBack={back}
            />
          ) : (
            <>
              {onward}
              <Button onPress={back}>Back</Button>
              <ErrorNotice problem={{ title: `Store ${visit.store} cannot be opened`, error: visit.error }} />
            </>
          )}
        </div>
      )}
    </OpenStore>
  );
}

/** Escape leaves a page. */
const isLeaving = (event: KeyboardEvent): boolean => event.key === 'Escape' && isForPage(event);

/** The store that a key leads to: Alt+Up to the one before in the list, Alt+Down to the one after. */
function stepOf(event: KeyboardEvent, neighbours: Neighbours | undefined): string | undefined {
  if (!event.altKey || !isForPage(event)) return undefined;
  return { ArrowUp: neighbours?.previous, ArrowDown: neighbours?.next }[event.key];
}

/** Not while something lies over the page, or while something is being typed. */
function isForPage({ target }: KeyboardEvent): boolean {
  if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null) return false;
  return !(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement);
}

/** The one of them that scrolls depends on the room there is. */
const scrollers = () => [...document.querySelectorAll('main, #root')];
