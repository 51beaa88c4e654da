import './segmented.css';
import { useId } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';

export type Choice<T extends string> = {
  readonly value: T;
  readonly label: string;
  readonly description?: string;
  /** How many it would show. */
  readonly count?: string;
};

/** A radio group drawn as one bar of segments. */
export function Segmented<T extends string>({
  label,
  choices,
  value,
  onChange,
  hideLabel = false,
}: {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  /** `undefined` until it is known; nothing can be chosen before. */
  readonly value: T | undefined;
  readonly onChange: (value: T) => void;
  readonly hideLabel?: boolean;
}) {
  const id = useId();
  const choose = (chosen: string) => {
    const choice = choices.find((candidate) => candidate.value === chosen);
    if (choice !== undefined) onChange(choice.value);
  };
  return (
    <RadioGroup
      className="segmented"
      value={value ?? ''}
      onChange={choose}
      isDisabled={value === undefined}
      orientation="horizontal"
    >
      <Label className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</Label>
      <div className="segments">
        {choices.map((choice) => (
          <Radio
            key={choice.value}
            value={choice.value}
            className="segment"
            {...(choice.description === undefined ? {} : { 'aria-describedby': `${id}-${choice.value}` })}
          >
            {choice.label}
            {choice.count === undefined ? null : (
              <>
                {' '}
                <span className="segment-count numbers">{choice.count}</span>
              </>
            )}
          </Radio>
        ))}
      </div>
      {choices.map((choice) =>
        choice.description === undefined ? null : (
          <span key={choice.value} id={`${id}-${choice.value}`} hidden>
            {choice.description}
          </span>
        ),
      )}
    </RadioGroup>
  );
}
