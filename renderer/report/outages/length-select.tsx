import '../../components/menu.css';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { Icon } from '../../components/icon.tsx';
import { LENGTHS } from './outages-in-view.ts';

/** How long an outage must be to be shown. */
export function LengthSelect({
  atLeast,
  onChange,
}: {
  readonly atLeast: number;
  readonly onChange: (atLeast: number) => void;
}) {
  return (
    <Select
      className="select"
      aria-label="Length"
      selectedKey={atLeast}
      onSelectionChange={(key) => onChange(Number(key))}
    >
      <Button className="button">
        <SelectValue />
        <Icon name="down" size={10} />
      </Button>
      <Popover className="menu-popover">
        <ListBox className="menu">
          {LENGTHS.map((length) => (
            <ListBoxItem key={length.atLeast} id={length.atLeast} className="menu-item">
              {length.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
