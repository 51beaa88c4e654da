import type { Chart } from '../../book/book.ts';
import { INK, type PdfDocument, type PlacedLine, QUIET, RULE } from './document.ts';
import type { Flow } from './flow.ts';
import { num } from './objects.ts';
import { type Element, pictureOf } from './structure.ts';

const HEIGHT = 70;
const TITLE = 11;
const LABEL = 7.5;
/** At the left, for what the lines say. */
const SCALE = 34;
const OF_ALL = '0.86 0.88 0.91';
const DOWN = '0.75 0.15 0.13';

/** Bars over time: how many of those there were. The picture says the same in words. */
export function drawChart(pdf: PdfDocument, flow: Flow, section: Element, chart: Chart): void {
  const { setter } = pdf;
  if (!flow.hasRoom(HEIGHT + 60)) flow.turn();
  flow.down(12);
  const title: PlacedLine = { line: setter.line(chart.title, 'bold'), x: flow.left, y: flow.y() - TITLE };
  flow.drawing().text('H2', section, [title], { size: TITLE, colour: INK });
  flow.down(TITLE + 8);
  const [left, width] = [flow.left + SCALE, flow.width - SCALE];
  const top = flow.y();
  const bottom = top - HEIGHT;
  const highest = Math.max(1, ...chart.bars.map(({ of }) => of));
  const step = width / chart.bars.length;
  const bar = (value: number, place: number) =>
    value === 0
      ? ''
      : `${num(left + place * step)} ${num(bottom)} ${num(Math.max(step * 0.92, 0.4))} ${num((value / highest) * HEIGHT)} re`;
  const bars = (colour: string, values: readonly number[]) => {
    const drawn = values.map(bar).filter((one) => one !== '');
    return drawn.length === 0 ? '' : `${colour} rg ${drawn.join(' ')} f`;
  };
  const lines = [0, 0.5, 1].map((share) => {
    const y = num(bottom + share * HEIGHT);
    return `${num(left)} ${y} m ${num(left + width)} ${y} l`;
  });
  const drawn = [
    'q',
    bars(
      OF_ALL,
      chart.bars.map(({ of }) => of),
    ),
    bars(
      DOWN,
      chart.bars.map(({ value }) => value),
    ),
    `${RULE} RG 0.4 w ${lines.join(' ')} S`,
    'Q',
  ];
  flow
    .drawing()
    .figure(
      section,
      drawn.join('\n'),
      pictureOf(chart.inWords, [
        Math.floor(left),
        Math.floor(bottom),
        Math.ceil(left + width),
        Math.ceil(top),
      ]),
    );
  const scale = [0, highest].map((value, place): PlacedLine => {
    const line = setter.line(value.toLocaleString('en-US'));
    return { line, x: left - 4 - (line.width * LABEL) / 1000, y: bottom + place * HEIGHT - LABEL / 3 };
  });
  const ticks = chart.ticks
    .map(
      ({ bar: place, label }): PlacedLine => ({
        line: setter.line(label),
        x: left + place * step,
        y: bottom - LABEL - 3,
      }),
    )
    // A day that began just before the end would be cut off by the edge of the paper.
    .filter(({ line, x }) => x + (line.width * LABEL) / 1000 <= left + width + LABEL);
  flow.drawing().aside([...scale, ...ticks], { size: LABEL, colour: QUIET });
  flow.down(HEIGHT + LABEL + 8);
  const words: PlacedLine = { line: setter.line(chart.legend), x: flow.left, y: flow.y() - LABEL };
  flow.drawing().text('P', section, [words], { size: LABEL, colour: QUIET });
  flow.down(LABEL + 4);
}
