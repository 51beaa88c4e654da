import { Activity, type ReactNode, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AppError, StoreEvidence } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { Button } from '../components/button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';
import { OpenStore } from '../workspace/open-store.ts';
import { StorePage } from './store-page.tsx';
import type { Moment } from './timeline/timeline.tsx';

type Visit = { readonly report: string; readonly store: string } & (
  | { readonly kind: 'open'; readonly evidence: StoreEvidence; readonly at: Moment | undefined }
  | { readonly kind: 'failed'; readonly error: AppError }
);

/** A report, and in its place the page of a store that was opened from it; Back returns to where the person was. */
export function StoreVisit({
  report,
  closuresOf,
  children,
}: {
  readonly report: string | undefined;
  /** The closures of a store, to stand on its page. */
  readonly closuresOf: (evidence: StoreEvidence) => ReactNode;
  readonly children: ReactNode;
}) {
  const [last, setVisit] = useState<Visit>();
  // Another report on screen ends the visit.
  const visit = last?.report === report ? last : undefined;
  const cameFrom = useRef<Element>(null);
  const scrolledTo = useRef<readonly number[]>([]);
  const page = useRef<HTMLDivElement>(null);
  const asked = useRef<string>(undefined);
  /** The page that was left last, which Alt+Right shows again. */
  const [left, setLeft] = useState<Visit>();

  const open = useCallback(
    async (store: string, at?: number) => {
      if (report === undefined) return;
      asked.current = store;
      cameFrom.current = document.activeElement;
      scrolledTo.current = scrollers().map(({ scrollTop }) => scrollTop);
      const answer = await call('openStore', { report, store });
      if (asked.current !== store) return;
      const visited = { report, store };
      setVisit(
        answer.ok
          ? { ...visited, kind: 'open', evidence: answer.value, at: at === undefined ? undefined : { at } }
          : { ...visited, kind: 'failed', error: answer.error },
      );
    },
    [report],
  );

  function back() {
    asked.current = undefined;
    setLeft(visit);
    setVisit(undefined);
  }

  // A page that is opened to show a moment moves the focus there itself.
  const moveFocus = useEffectEvent(() => {
    if (visit?.kind === 'open' && visit.at !== undefined) return;
    if (visit !== undefined) page.current?.querySelector('h1')?.focus();
    else if (cameFrom.current instanceof HTMLElement) {
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
    if (isBack) back();
    else if (isForth && left?.report === report) setVisit(left);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  return (
    <OpenStore value={open}>
      <Activity mode={visit === undefined ? 'visible' : 'hidden'}>{children}</Activity>
      {visit === undefined ? null : (
        <div ref={page} className="store-visit">
          {visit.kind === 'open' ? (
            <StorePage
              key={visit.store}
              report={visit.report}
              evidence={visit.evidence}
              openedAt={visit.at}
              closures={closuresOf(visit.evidence)}
              onBack={back}
            />
          ) : (
            <>
              <Button onPress={back}>Back</Button>
              <ErrorNotice problem={{ title: `Store ${visit.store} cannot be opened`, error: visit.error }} />
            </>
          )}
        </div>
      )}
    </OpenStore>
  );
}

/** Escape leaves a page, but not while something lies over it or is being typed. */
function isLeaving({ key, target }: KeyboardEvent): boolean {
  if (key !== 'Escape' || document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]'))
    return false;
  return !(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement);
}

/** The one of them that scrolls depends on the room there is. */
const scrollers = () => [...document.querySelectorAll('main, #root')];
