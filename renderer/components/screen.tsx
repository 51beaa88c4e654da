import './screen.css';
import type { ReactNode } from 'react';

/** A screen's heading, what can be done there, and its content. */
export function Screen({
  title,
  subtitle,
  bar,
  actions,
  children,
  fills = false,
}: {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Beside the heading: which of its kind the screen shows. */
  readonly bar?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** The content takes the height of the window and scrolls by itself. */
  readonly fills?: boolean;
}) {
  return (
    <div className={fills ? 'screen screen-fills' : 'screen'}>
      <header className="screen-header">
        <div className="screen-title">
          {bar === undefined ? (
            <h1 tabIndex={-1}>{title}</h1>
          ) : (
            <div className="screen-heading">
              <h1 tabIndex={-1}>{title}</h1>
              {bar}
            </div>
          )}
          {subtitle === undefined ? null : <p className="subtitle">{subtitle}</p>}
        </div>
        {actions === undefined ? null : <div className="actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
