import { memo, useState } from 'react';
import type { BackgroundSettings } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { useQuery } from '../bridge/use-query.ts';
import { ErrorNotice, type Problem } from '../components/error-notice.tsx';
import { Switch } from '../components/fields.tsx';

/** Whether all of this goes on without the window, and from login on. */
export const Background = memo(function Background() {
  const first = useQuery('background').result;
  const [newer, setNewer] = useState<BackgroundSettings>();
  const [problem, setProblem] = useState<Problem>();
  const settings = newer ?? (first?.ok ? first.value : undefined);
  if (settings === undefined) return null;
  const change = async (part: Partial<BackgroundSettings>) => {
    const answer = await call('changeBackground', part);
    if (answer.ok) setNewer(answer.value);
    setProblem(answer.ok ? undefined : { title: 'The setting was not changed', error: answer.error });
  };
  return (
    <section className="section" aria-labelledby="background-heading">
      <h2 id="background-heading">In the background</h2>
      {problem === undefined ? null : (
        <ErrorNotice problem={problem} onDismiss={() => setProblem(undefined)} />
      )}
      <ul className="card plan-list">
        <BackgroundSetting
          title="Go on when the window is closed"
          isOn={settings.goesOnWithoutWindow}
          onChange={(on) => void change({ goesOnWithoutWindow: on })}
        >
          Store Monitor then stays in the tray (macOS: the menu bar), with Open and Quit. Where there is no
          tray, start it again to have the window back. While this is off, nothing of this is done once the
          window is closed.
        </BackgroundSetting>
        <BackgroundSetting
          title="Start when I log in"
          isOn={settings.startsAtLogin}
          onChange={(on) => void change({ startsAtLogin: on })}
        >
          {settings.goesOnWithoutWindow
            ? 'It starts in the tray, without a window.'
            : 'It starts with its window open.'}
        </BackgroundSetting>
      </ul>
    </section>
  );
});

function BackgroundSetting({
  title,
  isOn,
  onChange,
  children,
}: {
  readonly title: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: React.ReactNode;
}) {
  return (
    <li className="plan-entry">
      <div className="plan-text">
        <h3>{title}</h3>
        <p>{children}</p>
      </div>
      <Switch isSelected={isOn} onChange={onChange}>
        <span className="visually-hidden">{title}</span>
      </Switch>
    </li>
  );
}
