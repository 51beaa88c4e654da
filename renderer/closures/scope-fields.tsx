import '../components/menu.css';
import { useMemo, useState } from 'react';
import {
  Button as AriaButton,
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components';
import { Icon } from '../components/icon.tsx';
import { formatCounted } from '../format/numbers.ts';
import { visibleText } from '../format/visible-text.ts';
import type { StoreBook } from './closure-lines.ts';

export function GroupField({
  book,
  value,
  onChange,
  error,
}: {
  readonly book: StoreBook;
  readonly value: string | undefined;
  readonly onChange: (group: string) => void;
  readonly error: string | undefined;
}) {
  return (
    <Select
      className="field select"
      selectedKey={value ?? null}
      onSelectionChange={(key) => onChange(String(key))}
      placeholder="Choose a group"
      isInvalid={error !== undefined}
    >
      <Label className="field-label">Group</Label>
      <AriaButton className="button">
        <SelectValue />
        <Icon name="down" size={10} />
      </AriaButton>
      <FieldError className="field-error">{error}</FieldError>
      <Popover className="menu-popover">
        <ListBox className="menu">
          {[...book.groups].map(([group, stores]) => (
            <ListBoxItem key={group} id={group} textValue={group} className="menu-item">
              {visibleText(group)} ({formatCounted(stores, 'store')})
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

/** As many as a person looks through; more letters find the rest. */
const OFFERED = 50;

/** Finds one of thousands of stores by its name, group or id. */
export function StoreField({
  book,
  value,
  onChange,
  error,
}: {
  readonly book: StoreBook;
  readonly value: string | undefined;
  readonly onChange: (store: string | undefined) => void;
  readonly error: string | undefined;
}) {
  const chosen = value === undefined ? undefined : book.byId.get(value);
  const [typed, setTyped] = useState(chosen === undefined ? '' : (chosen.name ?? chosen.id));
  const offered = useMemo(() => findStores(book, typed), [book, typed]);
  return (
    <ComboBox
      className="field store-field"
      items={offered}
      inputValue={typed}
      onInputChange={setTyped}
      selectedKey={value ?? null}
      onSelectionChange={(key) => {
        const store = key === null ? undefined : book.byId.get(String(key));
        if (store !== undefined) setTyped(store.name ?? store.id);
        onChange(store?.id);
      }}
      menuTrigger="focus"
      allowsEmptyCollection
      isInvalid={error !== undefined}
    >
      <Label className="field-label">Store</Label>
      <div className="store-field-input">
        <Input className="input" placeholder="Name or id" spellCheck="false" />
        <AriaButton className="icon-button" aria-label="Show stores">
          <Icon name="down" size={10} />
        </AriaButton>
      </div>
      <FieldError className="field-error">{error}</FieldError>
      <Popover className="menu-popover store-popover">
        <ListBox className="menu" renderEmptyState={() => <p className="menu-nothing">No store matches.</p>}>
          {(store: StoreBook['stores'][number]) => (
            <ListBoxItem id={store.id} textValue={store.name ?? store.id} className="menu-item">
              {store.name === undefined ? null : <span>{visibleText(store.name)}</span>}
              <span className={store.name === undefined ? '' : 'menu-more'}>{visibleText(store.id)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** The first stores whose name, group or id has what was typed. */
function findStores({ stores }: StoreBook, typed: string): StoreBook['stores'] {
  const sought = typed.trim().toLowerCase();
  const has = (text: string | undefined) => text?.toLowerCase().includes(sought) ?? false;
  const found: StoreBook['stores'][number][] = [];
  for (const store of stores) {
    if (has(store.id) || has(store.name) || has(store.group)) found.push(store);
    if (found.length === OFFERED) break;
  }
  return found;
}
