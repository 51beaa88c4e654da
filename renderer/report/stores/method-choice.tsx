import './method-choice.css';
import { useId } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import type { Method } from '../../../preload/contract.ts';
import { METHODS } from '../../format/methods.ts';

/** The two methods, each with what it does in a few words. */
export function MethodChoice({
  method,
  onChange,
}: {
  readonly method: Method;
  readonly onChange: (method: Method) => void;
}) {
  const id = useId();
  return (
    <RadioGroup
      className="method-choice"
      aria-label="Method"
      orientation="horizontal"
      value={method}
      onChange={(chosen) => {
        const known = METHODS.find(({ value }) => value === chosen);
        if (known !== undefined) onChange(known.value);
      }}
    >
      {METHODS.map(({ value, label, subtitle }) => (
        <div key={value} className="method">
          <Radio className="method-radio" value={value} aria-describedby={`${id}-${value}`}>
            {label}
          </Radio>
          <span id={`${id}-${value}`} className="method-subtitle">
            {subtitle}
          </span>
        </div>
      ))}
    </RadioGroup>
  );
}
