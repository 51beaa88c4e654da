import { type ReactNode, useId } from 'react';

/** One part of the Overview, which answers a question: its heading, what stands beside that, and its content. */
export function Panel({
  title,
  name,
  area,
  note,
  aside,
  children,
}: {
  readonly title: ReactNode;
  /** For a screen reader, where the title alone says too little. */
  readonly name?: string;
  /** Its place in the layout, see overview.css. */
  readonly area: string;
  /** What the heading leaves out, in a few words beside it. */
  readonly note?: string | undefined;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const heading = useId();
  return (
    <section
      className={`panel panel-${area}`}
      {...(name === undefined ? { 'aria-labelledby': heading } : { 'aria-label': name })}
    >
      <header className="panel-head">
        <h2 id={heading}>{title}</h2>
        {note === undefined ? null : <p className="panel-note">{note}</p>}
        {aside}
      </header>
      {children}
    </section>
  );
}
