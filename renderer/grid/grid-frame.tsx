import './grid-frame.css';
import type { ReactNode, Ref } from 'react';
import { Button } from '../components/button.tsx';

type Way = { readonly label: string; readonly run: () => void };

/** Why a table has no rows, and what shows some again. */
export type Nothing = {
  readonly words: string;
  readonly clear?: Way | undefined;
  /** Another way, past what clearing keeps. */
  readonly wider?: Way | undefined;
};

/** What stands round a table: above it what narrows it, in place of its rows why there are none, below it what it says. */
export function GridFrame({
  label,
  className = '',
  frameRef,
  toolbar,
  nothing,
  hint,
  told,
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly frameRef?: Ref<HTMLElement> | undefined;
  readonly toolbar: ReactNode;
  /** Of a table without rows. */
  readonly nothing: Nothing | undefined;
  readonly hint: ReactNode;
  /** How many rows there are, or what just became of them; read out when it changes. */
  readonly told: string;
  readonly children: ReactNode;
}) {
  return (
    <section ref={frameRef} className={`grid-panel ${className}`} aria-label={label}>
      <div className="grid-toolbar">{toolbar}</div>
      <div className="grid-room">
        {children}
        {nothing === undefined ? null : (
          <div className="grid-empty">
            <p>{nothing.words}</p>
            {[nothing.clear, nothing.wider].map((way) =>
              way === undefined ? null : (
                <Button key={way.label} onPress={way.run}>
                  {way.label}
                </Button>
              ),
            )}
          </div>
        )}
      </div>
      <footer className="grid-footer">
        {typeof hint === 'string' ? <p>{hint}</p> : hint}
        <p className="grid-told numbers" aria-live="polite">
          {told}
        </p>
      </footer>
    </section>
  );
}
