import { ParsedField } from '../components/parsed-field.tsx';
import { currencyName, parseCurrency } from '../format/money.ts';
import { Setting } from './setting.tsx';

export function CurrencySetting({
  currency,
  onChange,
}: {
  readonly currency: string;
  readonly onChange: (currency: string) => void;
}) {
  return (
    <Setting
      title="Currency"
      control={
        <ParsedField
          label="Currency"
          shown={currency}
          parse={(typed) => {
            const code = parseCurrency(typed);
            return code === undefined ? 'refused' : { value: code };
          }}
          onTaken={onChange}
          refusal={`The code or the name of a currency, such as EUR or Euro. It is still ${currency}.`}
          inputMode="text"
        />
      }
    >
      What your stores’ sales are in, and so what lost sales are shown in: {currencyName(currency)}. Nothing
      is converted.
    </Setting>
  );
}
