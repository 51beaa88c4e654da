import './help.css';
import { type AskedCommand, useAskedCommand } from '../app/use-commands.ts';
import { Screen } from '../components/screen.tsx';
import { Numbers } from './numbers.tsx';
import { Shortcuts } from './shortcuts.tsx';

/** What the Help menu leads to. */
export function HelpScreen({ asked }: { readonly asked: AskedCommand | undefined }) {
  useAskedCommand(asked, (command) => {
    if (command === 'help-numbers') show('numbers-heading');
    if (command === 'help-shortcuts') show('shortcuts-heading');
  });
  return (
    <Screen title="Help">
      <Numbers />
      <Shortcuts />
    </Screen>
  );
}

function show(headingId: string): void {
  const heading = document.getElementById(headingId);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
