import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';

/**
 * A figure or a name that leads to the rows behind it, dark until it is pointed at; `action` is one that is there for
 * leading on alone, `bad` one to act on.
 */
export function Door({
  onOpen,
  to,
  look = 'plain',
  children,
}: {
  readonly onOpen: () => unknown;
  /** Where it leads, for a screen reader: "show its week". */
  readonly to: string;
  readonly look?: 'plain' | 'name' | 'action' | 'bad' | 'figure' | 'row';
  readonly children: ReactNode;
}) {
  return (
    <Button className={`door door-${look}`} onPress={() => void onOpen()}>
      {children}
      <span className="visually-hidden">: {to}</span>
    </Button>
  );
}
