/** What every option says of itself; the names of the entrances derive from it. */
type Said = {
  /** On the command line, after two dashes. */
  readonly flag: string;
  /** Over HTTP; the flag's name with underscores unless it says otherwise. */
  readonly parameter?: string;
  /** What it does, in a sentence. */
  readonly sentence: string;
};

/** On or off, and off unless it is given. */
export type FlagOption = Said & { readonly kind: 'flag' };

/** One of a few words. */
export type ChoiceOption<T extends string = string> = Said & {
  readonly kind: 'choice';
  readonly values: readonly T[];
  readonly usual?: T;
};

/** Text that is read. */
export type TypedOption<T = unknown> = Said & {
  readonly kind: 'typed';
  /** Stands for the value in the usage text. */
  readonly shown: string;
  readonly usual?: string;
  /** `undefined` for what makes no sense, of which the person is told the rule. */
  read(text: string): T | undefined;
  readonly rule: string;
  /** As JSON Schema tells of it; what is a number may be sent as text too. */
  readonly schema: { readonly type: 'string' | 'number'; readonly [keyword: string]: unknown };
};

/** Names, each given by itself; none means all. */
export type NamesOption = Said & { readonly kind: 'names'; readonly shown: string };

export type Option = FlagOption | ChoiceOption | TypedOption | NamesOption;
export type Options = Readonly<Record<string, Option>>;

export type ValueOf<O> = O extends FlagOption
  ? boolean
  : O extends ChoiceOption<infer T>
    ? T | Absent<O>
    : O extends TypedOption<infer T>
      ? T | Absent<O>
      : O extends NamesOption
        ? readonly string[]
        : never;
/** What an option without a usual value is where nobody gives it. */
type Absent<O> = O extends { readonly usual: string } ? never : undefined;
export type ValuesOf<O extends Options> = { readonly [K in keyof O]: ValueOf<O[K]> };

/** The value of each option, as an entrance finds it. */
export function valuesOf<O extends Options>(
  options: O,
  find: (option: Option) => ValueOf<Option>,
): ValuesOf<O> {
  const found = Object.entries(options).map(([key, option]) => [key, find(option)]);
  return Object.fromEntries(found) as ValuesOf<O>;
}

/** The values of these options among those of more. */
export function pick<O extends Options>(values: ValuesOf<O>, options: O): ValuesOf<O> {
  return Object.fromEntries(Object.keys(options).map((key) => [key, values[key]])) as ValuesOf<O>;
}

/** Over HTTP. */
export function parameterOf({ flag, parameter }: Option): string {
  return parameter ?? flag.replaceAll('-', '_');
}

/** What an option is where nobody gives it. */
export function usualValue(option: Option): ValueOf<Option> {
  switch (option.kind) {
    case 'flag':
      return false;
    case 'choice':
      return option.usual;
    case 'typed':
      return option.usual === undefined ? undefined : option.read(option.usual);
    case 'names':
      return [];
  }
}

/** What an option is where somebody gives this text; `undefined` where it makes no sense, see `ruleOf`. */
export function readOption(option: ChoiceOption | TypedOption, text: string): unknown {
  return option.kind === 'typed' ? option.read(text) : option.values.find((value) => value === text);
}

const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** What a value is, for someone who gave something else: “poll-count or interpolated”. */
export function ruleOf(option: ChoiceOption | TypedOption): string {
  return option.kind === 'typed' ? option.rule : OR.format(option.values);
}
