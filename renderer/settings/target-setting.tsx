import { parseTarget } from '../components/parse-target.ts';
import { ParsedField } from '../components/parsed-field.tsx';
import { Setting } from './setting.tsx';

export function TargetSetting({
  percent,
  onChange,
}: {
  /** `undefined`: there is none. */
  readonly percent: number | undefined;
  readonly onChange: (percent: number | undefined) => void;
}) {
  const still = percent === undefined ? 'There is still none' : `It is still ${percent}`;
  return (
    <Setting
      title="Target for uptime, in percent"
      control={
        <ParsedField
          label="Target for uptime, in percent"
          shown={percent === undefined ? '' : String(percent)}
          parse={parseTarget}
          onTaken={onChange}
          refusal={`A number from 0 to 100, such as 99.5, or nothing for no target. ${still}.`}
          inputMode="decimal"
        />
      }
    >
      A report’s Overview says which stores miss it over the last week, and by how much. Leave it empty for no
      target.
    </Setting>
  );
}
