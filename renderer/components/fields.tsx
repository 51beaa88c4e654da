import './fields.css';
import type { ReactNode, Ref } from 'react';
import {
  Checkbox as AriaCheckbox,
  Switch as AriaSwitch,
  TextField as AriaTextField,
  FieldError,
  Input,
  Label,
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
