import '../components/menu.css';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { ToolButton } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { AS_MADE, type ColumnLayout, isShown, withShown } from './column-layout.ts';
import type { GridColumn } from './grid-column.ts';

/** What a table can show besides, of more than one column. */
export type ColumnSwitch = {
  readonly key: string;
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
};

/** Shows and hides columns, and puts them back as they were. */
export function ColumnsMenu({
  columns,
  layout,
  switches,
  onChange,
}: {
  readonly columns: readonly GridColumn[];
  readonly layout: ColumnLayout;
  readonly switches: readonly ColumnSwitch[];
  readonly onChange: (layout: ColumnLayout) => void;
}) {
  const hideable = columns.slice(1);
  const shown = hideable.filter((column) => isShown(column, layout)).map(({ key }) => key);
  const titles = [...new Set(hideable.map(({ group }) => group?.title))];
  return (
    <MenuTrigger>
      <ToolButton icon="columns" words="Columns" />
      <Popover className="menu-popover" placement="bottom end">
        <Menu className="menu" aria-label="Columns" shouldCloseOnSelect={false}>
          {switches.length === 0 ? null : (
            <MenuSection
              aria-label="Shown besides"
              selectionMode="multiple"
              selectedKeys={switches.filter(({ isOn }) => isOn).map(({ key }) => key)}
              onSelectionChange={(keys) => {
                for (const { key, isOn, onChange: turn } of switches) {
                  const isWanted = keys === 'all' || keys.has(key);
                  if (isWanted !== isOn) turn(isWanted);
                }
              }}
            >
              {switches.map(({ key, label }) => (
                <CheckedItem key={key} id={key} label={label} />
              ))}
            </MenuSection>
          )}
          {titles.map((title) => (
            <MenuSection
              key={title ?? 'rest'}
              selectionMode="multiple"
              selectedKeys={shown}
              onSelectionChange={(keys) =>
                onChange(withShown(layout, hideable, (key) => keys === 'all' || keys.has(key)))
              }
              aria-label={title ?? 'Other columns'}
            >
              {title === undefined ? null : <Header>{title}</Header>}
              {hideable
                .filter(({ group }) => group?.title === title)
                .map(({ key, label }) => (
                  <CheckedItem key={key} id={key} label={label} />
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

function CheckedItem({ id, label }: { readonly id: string; readonly label: string }) {
  return (
    <MenuItem id={id} className="menu-item" textValue={label}>
      {({ isSelected }) => (
        <>
          <span className="menu-check">{isSelected ? <Icon name="check" size={12} /> : null}</span>
          {label}
        </>
      )}
    </MenuItem>
  );
}
