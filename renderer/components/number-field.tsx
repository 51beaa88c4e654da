import './fields.css';
import { useState } from 'react';
import { FieldError, Input, Label, TextField } from 'react-aria-components';
import { parseWithin } from './parse-within.ts';

/**
 * A whole number within bounds, taken when Enter is pressed or the field is left. What is outside is refused with the
 * bounds, stays to be mended, and the number before stays in force.
 */
export function NumberField({
  label,
  value,
  onChange,
  min,
  max,
}: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min: number;
  readonly max: number;
}) {
  const [typed, setTyped] = useState<string>();
  const [refused, setRefused] = useState(false);

  function take() {
    if (typed === undefined) return;
    const number = parseWithin(typed, min, max);
    setRefused(number === undefined);
    if (number === undefined) return;
    setTyped(undefined);
    if (number !== value) onChange(number);
  }

  return (
    <TextField
      className="field number-field"
      value={typed ?? String(value)}
      onChange={setTyped}
      onBlur={take}
      isInvalid={refused}
      inputMode="numeric"
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
      <FieldError className="field-error">
        A whole number from {min} to {max}. It is still {value}.
      </FieldError>
    </TextField>
  );
}
