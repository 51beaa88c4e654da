import { parseArgs } from 'node:util';
import { type Option, readOption, ruleOf, usualValue, type ValueOf } from '../jobs/report/option.ts';

/** Arguments that make no sense; the message says which and why. */
export class UsageError extends Error {}

/** The name of a file, which only the command line takes. */
export type FileOption = {
  readonly kind: 'file';
  readonly flag: string;
  readonly sentence: string;
  readonly shown: string;
  /** Without it the command cannot do anything. */
  readonly needed?: true;
  /** What it is where nobody gives it. */
  readonly usual?: string;
  /** `-` means standard output. */
  readonly orOutput?: true;
};

export type CommandOption = Option | FileOption;
export type CommandOptions = Readonly<Record<string, CommandOption>>;

type ValueOnLine<O> = O extends FileOption
  ? O extends { readonly needed: true } | { readonly usual: string }
    ? string
    : string | undefined
  : ValueOf<O>;
type ValuesOnLine<O extends CommandOptions> = { readonly [K in keyof O]: ValueOnLine<O[K]> };

/** Reads the arguments of a command; files are those that are named without an option, where the command takes such. */
export function readArguments<O extends CommandOptions>(
  options: O,
  args: readonly string[],
  takesFiles = false,
): {
  readonly values: ValuesOnLine<O>;
  readonly files: readonly string[];
  readonly isGiven: (flag: string) => boolean;
} {
  const { values: given, positionals } = split(args, options, takesFiles);
  const find = (option: CommandOption) => {
    const text = given[option.flag];
    if (option.kind === 'flag') return text === true;
    if (option.kind === 'names') return Array.isArray(text) ? text : usual(option);
    return typeof text === 'string' ? read(option, text) : usual(option);
  };
  const values = Object.entries(options).map(([key, option]) => [key, find(option)]);
  return {
    values: Object.fromEntries(values) as ValuesOnLine<O>,
    files: positionals,
    isGiven: (flag) => given[flag] !== undefined,
  };
}

function read(option: Exclude<CommandOption, { kind: 'flag' | 'names' }>, text: string): unknown {
  if (option.kind === 'file') return readFileName(option, text);
  const value = readOption(option, text);
  if (value === undefined) throw new UsageError(`--${option.flag} is ${ruleOf(option)}, not “${text}”.`);
  return value;
}

function readFileName(option: FileOption, text: string): string {
  if (text === '') refuseNameless(option);
  // What SQLite calls a database without a file; here it would make a file of that name.
  if (text === ':memory:') throw new UsageError(`--${option.flag} takes a file, and “:memory:” is none.`);
  return text;
}

function usual(option: CommandOption): unknown {
  if (option.kind !== 'file') return usualValue(option);
  return option.needed ? refuseNameless(option) : option.usual;
}

function refuseNameless({ flag, orOutput }: FileOption): never {
  throw new UsageError(`--${flag} needs a file name${orOutput ? ', or - for standard output' : ''}.`);
}

function split(args: readonly string[], options: CommandOptions, takesFiles: boolean) {
  const config = Object.fromEntries(
    Object.values(options).map(({ kind, flag }) => [
      flag,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: kind === 'names' },
    ]),
  );
  const lenient = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    options: config,
    tokens: true,
  });
  const given = new Set<string>();
  for (const token of lenient.tokens) {
    if (token.kind === 'option') {
      const known = Object.hasOwn(config, token.name) ? config[token.name] : undefined;
      checkOption(token, known?.type);
      if (given.has(token.name) && known?.multiple === false)
        throw new UsageError(`${token.rawName} is given more than once.`);
      given.add(token.name);
    } else if (token.kind === 'positional') {
      if (token.value === '') throw new UsageError('A file name is empty.');
      if (!takesFiles) throw new UsageError(`This command takes no files: “${token.value}”.`);
    }
  }
  return parseArgs({ args: [...args], allowPositionals: takesFiles, options: config });
}

type OptionToken = {
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
};

/** Throws a UsageError where an option is not known, or has no value where it needs one, or one where it takes none. */
function checkOption({ rawName, value, inlineValue }: OptionToken, type: 'string' | 'boolean' | undefined) {
  switch (type) {
    case undefined: {
      const hint = rawName.startsWith('--') ? '' : ` A file whose name begins with - is written ./-….`;
      throw new UsageError(`There is no option ${rawName}.${hint}`);
    }
    case 'boolean':
      if (value !== undefined) throw new UsageError(`${rawName} takes no value.`);
      return;
    case 'string':
      if (value === undefined || (inlineValue === false && /^-./.test(value))) {
        throw new UsageError(`${rawName} needs a value. One that begins with - is written ${rawName}=-….`);
      }
  }
}
