import './fields.css';
import type { ReactNode, Ref } from 'react';
import {
  Checkbox as AriaCheckbox,
  NumberField as AriaNumberField,
  Switch as AriaSwitch,
  TextField as AriaTextField,
  FieldError,
  Input,
  Label,
  Text,
} from 'react-aria-components';
import { Icon } from './icon.tsx';

export function TextField({
  label,
  value,
  onChange,
  onSubmit,
  error,
  placeholder,
  inputRef,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit?: () => void;
  readonly error?: string | undefined;
  readonly placeholder?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}) {
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onSubmit?.();
      }}
    >
      <Label className="field-label">{label}</Label>
      <Input
        className="input"
        spellCheck="false"
        {...(inputRef === undefined ? {} : { ref: inputRef })}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}

/** A whole number within bounds; what is outside moves to the nearest bound when the field is left. */
export function NumberField({
  label,
  value,
  onChange,
  min,
  max,
  description,
}: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min: number;
  readonly max: number;
  readonly description?: string;
}) {
  return (
    <AriaNumberField
      className="field number-field"
      value={value}
      onChange={(entered) => {
        if (!Number.isNaN(entered)) onChange(entered);
      }}
      minValue={min}
      maxValue={max}
      formatOptions={{ useGrouping: false, maximumFractionDigits: 0 }}
    >
      <Label className="field-label">{label}</Label>
      <Input className="input numbers" />
      {description === undefined ? null : (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
    </AriaNumberField>
  );
}

export function Checkbox({
  isSelected,
  onChange,
  children,
}: {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <AriaCheckbox className="checkbox" isSelected={isSelected} onChange={onChange}>
      <span className="checkbox-box">
        <Icon name="check" size={12} />
      </span>
      {children}
    </AriaCheckbox>
  );
}

export function Switch({
  isSelected,
  onChange,
  children,
}: {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <AriaSwitch className="switch" isSelected={isSelected} onChange={onChange}>
      <span className="switch-track" />
      {children}
    </AriaSwitch>
  );
}
