import { useEffect, useRef } from 'react';
import { FieldError, Input, Label, TextField } from 'react-aria-components';

/** How long a poll speaks for; main says what is out of range. */
export function ReachField({
  minutes,
  onChange,
  onSubmit,
  error,
}: {
  readonly minutes: string;
  readonly onChange: (minutes: string) => void;
  readonly onSubmit: () => void;
  readonly error: string | undefined;
}) {
  const input = useRef<HTMLInputElement>(null);
  // Come back to when what it holds was refused.
  useEffect(() => {
    if (error !== undefined) input.current?.focus();
  }, [error]);
  return (
    <TextField
      className="reach-field"
      value={minutes}
      onChange={onChange}
      isInvalid={error !== undefined}
      inputMode="decimal"
      onKeyDown={(event) => {
        if (event.key === 'Enter') onSubmit();
      }}
    >
      <div className="reach-sentence">
        <Label>A poll speaks for at most</Label>
        <Input className="input numbers" spellCheck="false" ref={input} />
        <span>minutes</span>
      </div>
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}
