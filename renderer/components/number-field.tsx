import { parseWithin } from './parse-within.ts';
import { ParsedField } from './parsed-field.tsx';

/** A whole number within bounds. */
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
  return (
    <ParsedField
      label={label}
      shown={String(value)}
      parse={(typed) => {
        const number = parseWithin(typed, min, max);
        return number === undefined ? 'refused' : { value: number };
      }}
      onTaken={onChange}
      refusal={`A whole number from ${min} to ${max}. It is still ${value}.`}
      inputMode="numeric"
    />
  );
}
