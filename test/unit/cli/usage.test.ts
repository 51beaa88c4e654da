import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { help, usage } from '../../../main/cli/usage.ts';
import { type Option, parameterOf } from '../../../main/jobs/report/option.ts';
import * as options from '../../../main/jobs/report/options.ts';

const doc = (name: string) => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');
const words = (text: string) => text.replaceAll(/\s+/g, ' ');
const START = (command: string) => `npm run ${command} --`;

it('is what the page on the command line says', () => {
  const commands = usage(START)
    .split(/\n(?= {2}npm)/)
    .slice(1);
  expect(commands).toHaveLength(6);
  const said = words(doc('command-line.md') + doc('http-api.md') + doc('care.md'));
  for (const command of commands) expect(said).toContain(words(command).trim());
});

it('names every option with what it does, and so does the page on the API', () => {
  const text = help(START);
  for (const option of Object.values<Option>(Object.assign({}, ...Object.values(options)))) {
    expect(text).toContain(`--${option.flag}`);
    expect(text).toContain(option.sentence);
    expect(doc('http-api.md')).toContain(`\`${parameterOf(option)}\``);
  }
});
