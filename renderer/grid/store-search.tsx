import '../components/fields.css';
import type { Ref } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { Icon } from '../components/icon.tsx';

/** Searches names, groups and ids of stores, and what else is said. */
export function StoreSearch({
  label = 'Search stores',
  placeholder = 'Name, group or id',
  value,
  onChange,
  inputRef,
}: {
  readonly label?: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
}) {
  return (
    <SearchField className="search" aria-label={label} value={value} onChange={onChange}>
      <Icon name="search" />
      <Input
        className="input"
        placeholder={placeholder}
        spellCheck="false"
        {...(inputRef === undefined ? {} : { ref: inputRef })}
      />
    </SearchField>
  );
}
