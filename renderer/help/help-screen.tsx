import './help.css';
import type { Command } from '../../preload/contract.ts';
import { Screen } from '../components/screen.tsx';
import { type AskedCommand, useAskedCommand } from '../workspace/use-commands.ts';
import { Numbers } from './numbers.tsx';
import { Shortcuts } from './shortcuts.tsx';

/** What the Help menu leads to. */
export function HelpScreen({ asked }: { readonly asked: AskedCommand | undefined }) {
  const obey = (command: Command) => {
    if (command === 'help-numbers') show('numbers-heading');
    if (command === 'help-shortcuts') show('shortcuts-heading');
  };
  // A screen is made ready while others are shown: right after the start the command may come first.
  useAskedCommand(asked, obey, 0);
  return (
    <Screen title="Help" isWide>
      <div className="help">
        <Numbers />
        <Shortcuts />
      </div>
    </Screen>
  );
}

function show(headingId: string): void {
  const heading = document.getElementById(headingId);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
