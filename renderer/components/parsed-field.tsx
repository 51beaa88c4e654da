import './fields.css';
import { useState } from 'react';
import { FieldError, Input, Label, TextField } from 'react-aria-components';

/** What a typed text says, or that it says nothing that could be taken. */
export type Parsed<T> = { readonly value: T } | 'refused';

/**
 * A short text that stands for something, taken when Enter is pressed or the field is left. What cannot be taken is
 * refused with the reason, stays to be mended, and what held before stays in force.
 */
export function ParsedField<T>({
  label,
  shown,
  parse,
  onTaken,
  refusal,
  inputMode,
  size = 'short',
}: {
  readonly label: string;
  /** What holds now, as it would be typed. */
  readonly shown: string;
  readonly parse: (typed: string) => Parsed<T>;
  readonly onTaken: (value: T) => void;
  readonly refusal: string;
  readonly inputMode: 'numeric' | 'decimal' | 'text';
  /** Numbers and codes are short. */
  readonly size?: 'short' | 'name';
}) {
  const [typed, setTyped] = useState<string>();
  const [refused, setRefused] = useState(false);

  function take() {
    if (typed === undefined) return;
    const parsed = parse(typed);
    setRefused(parsed === 'refused');
    if (parsed === 'refused') return;
    setTyped(undefined);
    if (typed !== shown) onTaken(parsed.value);
  }

  return (
    <TextField
      className={`field ${size}-field`}
      value={typed ?? shown}
      onChange={setTyped}
      onBlur={take}
      isInvalid={refused}
      inputMode={inputMode}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        if (event.key === 'Escape') {
          setTyped(undefined);
          setRefused(false);
        }
      }}
    >
      <Label className="field-label">{label}</Label>
      <Input className="input numbers" spellCheck="false" />
      <FieldError className="field-error">{refusal}</FieldError>
    </TextField>
  );
}
