import {
  BACKUP_OPTIONS,
  REPORT_OPTIONS,
  RESTORE_OPTIONS,
  SALVAGE_OPTIONS,
  SERVE_OPTIONS,
  WATCH_OPTIONS,
} from './arguments.ts';
import type { CommandOption, CommandOptions } from './options.ts';

/** What the program does without a window. */
export const COMMANDS = ['report', 'serve', 'watch', 'backup', 'restore', 'salvage'] as const;
type Command = (typeof COMMANDS)[number];

/** Says how a command of this program is started, such as `npm run report --`. */
export type StartOf = (command: Command) => string;

type Described = { readonly files?: string; readonly options: CommandOptions; readonly sentence: string };

const DESCRIBED: Readonly<Record<Command, Described>> = {
  report: {
    files: '[files…]',
    options: REPORT_OPTIONS,
    sentence: 'Imports files, computes a report, writes it.',
  },
  serve: { options: SERVE_OPTIONS, sentence: 'Answers over HTTP, on this computer alone.' },
  watch: {
    options: WATCH_OPTIONS,
    sentence: 'Imports files put into a folder and makes reports by the clock, until it is stopped.',
  },
  backup: {
    options: BACKUP_OPTIONS,
    sentence: 'Saves everything in one file, also while the database is in use.',
  },
  restore: {
    options: RESTORE_OPTIONS,
    sentence: 'Checks the backup first, and keeps what the database held beside it.',
  },
  salvage: {
    options: SALVAGE_OPTIONS,
    sentence: 'Saves what can be read of a damaged database into a new one; the damaged one is only read.',
  },
};

const WIDTH = 110;

/** How to call the program, in short: for someone who did so wrongly. */
export function usage(startOf: StartOf): string {
  const lines = COMMANDS.map((command) => {
    const { files = '', options } = DESCRIBED[command];
    const beginning = `  ${startOf(command)}`;
    const parts = [files, ...Object.values(options).map(syntaxOf)].filter((part) => part !== '');
    return wrap(beginning, parts);
  });
  return ['Usage:', ...lines].join('\n');
}

/** The same with what each command and each option does: for someone who asks. */
export function help(startOf: StartOf): string {
  const described = COMMANDS.map((command) => {
    const { options, sentence } = DESCRIBED[command];
    const named = Object.values(options).map((option) => [nameAndValue(option), sentenceOf(option)] as const);
    const width = Math.max(...named.map(([name]) => name.length));
    return [`${command}: ${sentence}`, ...named.map(([name, said]) => `  ${name.padEnd(width)}  ${said}`)];
  });
  return [usage(startOf), ...described.map((lines) => lines.join('\n'))].join('\n\n');
}

function syntaxOf(option: CommandOption): string {
  const isNeeded = option.kind === 'file' && option.needed === true;
  const syntax = isNeeded ? nameAndValue(option) : `[${nameAndValue(option)}]`;
  return option.kind === 'names' ? `${syntax}…` : syntax;
}

function nameAndValue(option: CommandOption): string {
  switch (option.kind) {
    case 'flag':
      return `--${option.flag}`;
    case 'choice':
      return `--${option.flag} ${option.values.join('|')}`;
    default:
      return `--${option.flag} ${option.shown}`;
  }
}

function sentenceOf(option: CommandOption): string {
  const usual = 'usual' in option ? option.usual : undefined;
  return usual === undefined ? option.sentence : `${option.sentence} Usually ${usual}.`;
}

function wrap(beginning: string, parts: readonly string[]): string {
  const lines = [beginning];
  for (const part of parts) {
    const line = `${lines.at(-1)} ${part}`;
    if (line.length <= WIDTH) lines[lines.length - 1] = line;
    else lines.push(`${' '.repeat(beginning.length)} ${part}`);
  }
  return lines.join('\n');
}
