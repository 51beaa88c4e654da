import type { Line, Setter, Weight } from './line.ts';

const words = new Intl.Segmenter('en', { granularity: 'word' });
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Line ends, and what else has no look of its own. */
const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]+/g;

/**
 * Text in lines of at most a width (in thousandths of the type's size), broken between words, and within one that is too
 * long; of more lines than `most`, the last one ends in an ellipsis.
 */
export function wrap(
  setter: Setter,
  text: string,
  width: number,
  weight: Weight = 'regular',
  most = Number.POSITIVE_INFINITY,
): readonly Line[] {
  const shown = text.toWellFormed().normalize('NFC');
  const lines = shown
    .split(LINE_ENDS)
    .flatMap((one) => broken(setter, one.replaceAll(CONTROLS, ' ').trimEnd(), width, weight));
  if (lines.length <= most) return lines.map((one) => setter.line(one, weight));
  const kept = lines.slice(0, most);
  kept[most - 1] = shortened(setter, `${kept[most - 1]}`, width, weight);
  return kept.map((one) => setter.line(one, weight));
}

function broken(setter: Setter, text: string, width: number, weight: Weight): string[] {
  if (setter.width(text, weight) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  const add = (part: string): boolean => {
    if (setter.width((line + part).trimEnd(), weight) > width) return false;
    line += part;
    return true;
  };
  const next = () => {
    if (line.trimEnd() !== '') lines.push(line.trimEnd());
    line = '';
  };
  for (const part of unbreakable(text)) {
    if (add(part)) continue;
    next();
    if (add(part.trimStart())) continue;
    for (const { segment } of clusters.segment(part.trimStart())) {
      if (add(segment)) continue;
      next();
      line = segment;
    }
  }
  next();
  return lines;
}

/** What is not broken: words with the blank, the slash or the like that ends each. */
const unbreakable = (text: string): string[] =>
  text.split(AFTER_WORDS).flatMap((part) => (WITHOUT_BLANKS.test(part) ? wordsOf(part) : [part]));

const AFTER_WORDS = /(?<=[ /_])/;
/** Scripts that put no blanks between words. */
const WITHOUT_BLANKS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Words as a dictionary finds them, each with the signs that follow it: no line begins with these. */
function wordsOf(text: string): string[] {
  const parts: string[] = [];
  for (const { segment, isWordLike } of words.segment(text)) {
    const previous = parts.at(-1);
    const isJoined =
      previous !== undefined && (OPENING.test(previous) || (isWordLike !== true && !OPENING.test(segment)));
    if (isJoined) parts[parts.length - 1] = previous + segment;
    else parts.push(segment);
  }
  return parts;
}

const OPENING = /[\p{Ps}\p{Pi}]$/u;

function shortened(setter: Setter, text: string, width: number, weight: Weight): string {
  const kept = Array.from(clusters.segment(text), ({ segment }) => segment);
  while (kept.length > 0 && setter.width(`${kept.join('')}…`, weight) > width) kept.pop();
  return `${kept.join('')}…`;
}
