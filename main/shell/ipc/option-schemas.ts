import * as v from 'valibot';
import type { ChoiceOption, FlagOption, NamesOption, ValueOf } from '../../jobs/report/option.ts';

type WindowOption = FlagOption | ChoiceOption | NamesOption;
type SchemaOf<O extends WindowOption> = O extends ChoiceOption
  ? v.GenericSchema<ValueOf<O>>
  : v.ExactOptionalSchema<v.GenericSchema<ValueOf<O>>, undefined>;

/** What the window may ask for of these options: choices always, flags and names where there are any. */
export function schemasOf<O extends Readonly<Record<string, WindowOption>>>(
  options: O,
): { readonly [K in keyof O]: SchemaOf<O[K]> } {
  const schemas = Object.entries(options).map(([key, option]) => [key, schemaOf(option)]);
  return Object.fromEntries(schemas) as { readonly [K in keyof O]: SchemaOf<O[K]> };
}

function schemaOf(option: WindowOption) {
  switch (option.kind) {
    case 'flag':
      return v.exactOptional(v.boolean());
    case 'choice':
      return v.picklist(option.values);
    case 'names':
      return v.exactOptional(v.pipe(v.array(v.string()), v.readonly()));
  }
}
