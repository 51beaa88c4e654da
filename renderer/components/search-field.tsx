import './fields.css';
import type { Ref } from 'react';
import { SearchField as AriaSearchField, Input } from 'react-aria-components';
import { Icon } from './icon.tsx';

export function SearchField({
  label,
  placeholder = label,
  value,
  onChange,
  inputRef,
}: {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
}) {
  return (
    <AriaSearchField className="search" aria-label={label} value={value} onChange={onChange}>
      <Icon name="search" />
      <Input
        className="input"
        placeholder={placeholder}
        spellCheck="false"
        {...(inputRef === undefined ? {} : { ref: inputRef })}
      />
    </AriaSearchField>
  );
}
