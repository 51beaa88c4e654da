import './screen.css';
import type { ReactNode } from 'react';

/** A screen's heading, what can be done there, and its content. */
export function Screen({
  above,
  title,
  subtitle,
  actions,
  children,
  fills = false,
  isWide = false,
}: {
  /** What is chosen of all that the screen shows. */
  readonly above?: ReactNode;
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** The content takes the height of the window and scrolls by itself. */
  readonly fills?: boolean;
  /** It has columns side by side where there is room. */
  readonly isWide?: boolean;
}) {
  return (
    <div className={`screen ${fills ? 'screen-fills' : isWide ? 'screen-wide' : ''}`.trimEnd()}>
      {above}
      <header className="screen-header">
        <div className="screen-title">
          <h1 tabIndex={-1}>{title}</h1>
          {subtitle === undefined ? null : <p className="subtitle">{subtitle}</p>}
        </div>
        {actions === undefined ? null : <div className="actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
