import '../components/menu.css';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { AS_MADE, type ColumnLayout, withHidden } from './column-layout.ts';
import type { GridColumn } from './grid-column.ts';

/** Shows and hides columns, and puts them back as they were. */
export function ColumnsMenu({
  columns,
  layout,
  onChange,
}: {
  readonly columns: readonly GridColumn[];
  readonly layout: ColumnLayout;
  readonly onChange: (layout: ColumnLayout) => void;
}) {
  const hideable = columns.slice(1);
  const shown = hideable.filter(({ key }) => !layout.hidden.includes(key)).map(({ key }) => key);
  const titles = [...new Set(hideable.map(({ group }) => group?.title))];
  return (
    <MenuTrigger>
      <Button look="quiet" icon="columns">
        Columns
      </Button>
      <Popover className="menu-popover" placement="bottom end">
        <Menu className="menu" aria-label="Columns" shouldCloseOnSelect={false}>
          {titles.map((title) => (
            <MenuSection
              key={title ?? 'rest'}
              selectionMode="multiple"
              selectedKeys={shown}
              onSelectionChange={(keys) => {
                const isShown = (key: string) => keys === 'all' || keys.has(key);
                const ofOthers = layout.hidden.filter(
                  (key) => !hideable.some((column) => column.key === key),
                );
                const hidden = hideable.map(({ key }) => key).filter((key) => !isShown(key));
                onChange(withHidden(layout, [...ofOthers, ...hidden]));
              }}
              aria-label={title ?? 'Other columns'}
            >
              {title === undefined ? null : <Header>{title}</Header>}
              {hideable
                .filter(({ group }) => group?.title === title)
                .map(({ key, label }) => (
                  <MenuItem key={key} id={key} className="menu-item" textValue={label}>
                    {({ isSelected }) => (
                      <>
                        <span className="menu-check">
                          {isSelected ? <Icon name="check" size={12} /> : null}
                        </span>
                        {label}
                      </>
                    )}
                  </MenuItem>
                ))}
            </MenuSection>
          ))}
          <MenuItem id="reset" className="menu-item" onAction={() => onChange(AS_MADE)}>
            <span className="menu-check" />
            Reset columns
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
