import type { Method } from '../../preload/contract.ts';
import { Segmented } from '../components/segmented.tsx';
import { METHODS } from '../format/methods.ts';

/** By which method uptimes are told. */
export function MethodPicker({
  method,
  onChange,
}: {
  readonly method: Method;
  readonly onChange: (method: Method) => void;
}) {
  return (
    <Segmented
      label="Method"
      choices={METHODS.map(({ value, label }) => ({ value, label }))}
      value={method}
      onChange={onChange}
      hideLabel
    />
  );
}
