import '../../components/fields.css';
import type { Ref } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { Icon } from '../../components/icon.tsx';

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
        placeholder="Search stores"
        spellCheck="false"
        {...(inputRef === undefined ? {} : { ref: inputRef })}
      />
    </SearchField>
  );
}
