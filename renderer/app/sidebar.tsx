import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { Icon } from '../components/icon.tsx';
import { SCREENS, type ScreenName } from './screens.ts';

export function Sidebar({
  screen,
  onShow,
  children,
  footer,
}: {
  readonly screen: ScreenName | undefined;
  readonly onShow: (screen: ScreenName) => void;
  readonly children: ReactNode;
  readonly footer: ReactNode;
}) {
  return (
    <aside className="sidebar" aria-label="Sidebar">
      <nav aria-label="Screens">
        <ul>
          {SCREENS.map(({ name, label, icon }) => (
            <li key={name}>
              <Link
                className="nav-item"
                {...(name === screen ? { 'aria-current': 'page' as const } : {})}
                onPress={() => onShow(name)}
              >
                <Icon name={icon} />
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
      {footer}
    </aside>
  );
}
