import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseReportArguments } from '../../../main/cli/arguments.ts';
import { projectFolder } from '../../../scripts/electron-runtime/project.ts';

const text = (path: string) => readFileSync(join(projectFolder, path), 'utf8');

function filesBelow(folder: string, ending: RegExp): string[] {
  return readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}

const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...filesBelow('docs', /\.md$/)];

/** As GitHub makes the anchor of a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const anchors = (path: string) =>
  [...text(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

/** Where the links of a page lead within the project: the path, and the anchor if there is one. */
function links(page: string): { readonly path: string; readonly anchor: string | undefined }[] {
  const prose = text(page).replaceAll(/^ {4}.*$|^```[\s\S]*?^```|`[^`\n]*`/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', anchor] = target.split('#');
      return { path: path === '' ? page : relative('.', join(dirname(page), path)), anchor };
    });
}

describe('the docs', () => {
  test.each(pages)('%s links to what is there', (page) => {
    for (const { path, anchor } of links(page)) {
      expect(existsSync(join(projectFolder, path)), `${page} → ${path}`).toBe(true);
      if (anchor === undefined || statSync(join(projectFolder, path)).isDirectory()) continue;
      expect(anchors(path.replaceAll('\\', '/')), `${page} → ${path}#${anchor}`).toContain(anchor);
    }
  });

  test('every page of docs is linked from another', () => {
    const linked = new Set(
      pages.flatMap((page) => links(page).map(({ path }) => path.replaceAll('\\', '/'))),
    );
    for (const page of filesBelow('docs', /\.md$/)) {
      expect(linked.has(page) || linked.has(page.replace(/\/README\.md$/, '')), page).toBe(true);
    }
  });

  test('the README is read in one sitting', () => {
    expect(text('README.md').split('\n').length).toBeLessThan(200);
  });

  test('the paths of code that pages name are there', () => {
    for (const page of pages.filter((name) => !/^(CHANGELOG|docs\/SPEC)\.md$/.test(name))) {
      for (const [, path = ''] of text(page).matchAll(
        /`((?:main|preload|renderer|scripts|test)\/[\w./-]+)`/g,
      )) {
        expect(existsSync(join(projectFolder, path)), `${page} names ${path}`).toBe(true);
      }
    }
  });
});

test('the weekly reports that the command line page has systems start are commands that are taken', () => {
  const lines = [...text('docs/command-line.md').matchAll(/report (--database .*--as-of now .*)\.csv"/g)];
  expect(lines).toHaveLength(2);
  for (const [, line = ''] of lines) {
    const { question } = parseReportArguments(line.replace(/"reports\/.*$/, 'week.csv').split(' '));
    expect(question).toMatchObject({ asOf: 'now', period: { preset: 'last-week' } });
  }
});

test('code cites sections of the specification that it has', () => {
  const sections = new Set(anchorsOfSpec());
  const sources = ['main', 'preload', 'renderer', 'test'].flatMap((folder) => filesBelow(folder, /\.tsx?$/));
  let cited = 0;
  for (const path of sources) {
    for (const [, list = ''] of text(path).matchAll(/SPEC (§[\d.a-z]+(?:(?:, | and )§?[\d.a-z]+)*)/g)) {
      for (const [, section = ''] of list.matchAll(/(\d+[a-z]?)(?:\.\d+)*/g)) {
        expect(sections, `${path} cites SPEC §${section}`).toContain(section);
        cited += 1;
      }
    }
  }
  expect(cited).toBeGreaterThan(50);
});

/** The numbers of its sections: `3`, `3b`. */
function anchorsOfSpec(): string[] {
  return [...text('docs/SPEC.md').matchAll(/^##+ (\d+[a-z]?)\.? /gm)].map(([, number = '']) => number);
}
