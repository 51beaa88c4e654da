import '../../components/fields.css';
import type { Ref } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { Icon } from '../../components/icon.tsx';

/** Searches names, groups and ids. */
export function StoreSearch({
  value,
  onChange,
  inputRef,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
}) {
  return (
    <SearchField className="search" aria-label="Search stores" value={value} onChange={onChange}>
      <Icon name="search" />
      <Input
        className="input"
        placeholder="Name, group or id"
        spellCheck="false"
        {...(inputRef === undefined ? {} : { ref: inputRef })}
      />
    </SearchField>
  );
}
