import '../components/menu.css';
import { useRef } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';

export type CellAction = { readonly key: string; readonly label: string; readonly run: () => void };
export type MenuPlace = { readonly x: number; readonly y: number };

/** What can be done with a cell and its row, at the place of the pointer or of the cell. */
export function CellMenu({
  place,
  actions,
  onClose,
}: {
  readonly place: MenuPlace;
  readonly actions: readonly CellAction[];
  readonly onClose: () => void;
}) {
  const corner = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={corner} className="menu-corner" style={{ left: place.x, top: place.y }} />
      <Popover
        className="menu-popover"
        triggerRef={corner}
        placement="bottom start"
        offset={0}
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose();
        }}
      >
        <Menu className="menu" aria-label="Cell" autoFocus="first" onClose={onClose}>
          {actions.map(({ key, label, run }) => (
            <MenuItem key={key} id={key} className="menu-item" onAction={run}>
              {label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </>
  );
}
