import { type ReactNode, useState } from 'react';
import { Dialog, DialogTrigger, Link, Popover } from 'react-aria-components';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { useMedia } from '../components/use-media.ts';
import { SCREENS, type ScreenName } from './screens.ts';

/** The width in CSS pixels below which the sidebar becomes a bar above the content; app.css says how. */
const NARROW = '(max-width: 719px)';

export function Sidebar({
  screen,
  onShow,
  hasList,
  list,
  footer,
}: {
  readonly screen: ScreenName | undefined;
  readonly onShow: (screen: ScreenName) => void;
  readonly hasList: boolean;
  /** The past reports; `close` puts them away where there is no room to keep them in view. */
  readonly list: (close: () => void) => ReactNode;
  readonly footer: ReactNode;
}) {
  const isNarrow = useMedia(NARROW);
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
      {isNarrow ? hasList && <ListInPopover list={list} /> : list(() => undefined)}
      {footer}
    </aside>
  );
}

function ListInPopover({ list }: { readonly list: (close: () => void) => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button look="quiet" icon="clock">
        Past reports
      </Button>
      <Popover className="menu-popover list-popover">
        <Dialog aria-label="Past reports">{list(() => setOpen(false))}</Dialog>
      </Popover>
    </DialogTrigger>
  );
}
