import { useQuery } from '../bridge/use-query.ts';
import { type Parsed, ParsedField } from '../components/parsed-field.tsx';
import { Setting } from './setting.tsx';

/** By whose calendar a report of yesterday or last month is counted. */
export function ReportZoneSetting({
  zone,
  onChange,
}: {
  /** `undefined`: that of most stores. */
  readonly zone: string | undefined;
  readonly onChange: (zone: string | undefined) => void;
}) {
  const choices = useQuery('periodChoices', { asOf: { kind: 'latest' } }).result;
  const ofMost = choices?.ok ? choices.value?.zone : undefined;
  const still = zone === undefined ? 'It is still that of most stores' : `It is still ${zone}`;
  return (
    <Setting
      title="Report zone"
      control={
        <ParsedField
          label="Report zone"
          shown={zone ?? ''}
          parse={parseZone}
          onTaken={onChange}
          refusal={`A time zone such as America/New_York, or nothing for that of most stores. ${still}.`}
          inputMode="text"
          size="name"
        />
      }
    >
      By whose calendar “yesterday”, “this week” and “last month” begin and end. Each store’s own days count
      in the report. Leave it empty for the zone that most stores are in
      {ofMost === undefined ? '' : `, now ${ofMost}`}.
    </Setting>
  );
}

/** In IANA’s names, in any case; nothing means that of most stores. */
function parseZone(typed: string): Parsed<string | undefined> {
  const sought = typed.trim().toLowerCase();
  if (sought === '') return { value: undefined };
  const found = [...Intl.supportedValuesOf('timeZone'), 'UTC'].find((name) => name.toLowerCase() === sought);
  return found === undefined ? 'refused' : { value: found };
}
