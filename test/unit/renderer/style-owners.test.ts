import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';

/** The rooms of the window from the ground up; a room may use the classes of those on floors below it, and its own. */
const FLOORS: readonly (readonly string[])[] = [
  ['theme'],
  ['bridge', 'format'],
  ['components'],
  ['grid', 'table', 'trend', 'workspace'],
  ['notes', 'aside'],
  ['automation', 'closures', 'help', 'history', 'import', 'report', 'settings', 'store'],
  ['app'],
];
const floorOf = (room: string) => FLOORS.findIndex((rooms) => rooms.includes(room));
const mayUse = (user: string, owner: string) => user === owner || floorOf(owner) < floorOf(user);

const roomOf = (file: string) => file.split('/')[1] ?? '';
const filesLike = (pattern: string) => globSync(pattern).map((file) => file.replaceAll('\\', '/'));

type Rooms = Map<string, Set<string>>;
function add(rooms: Rooms, name: string, room: string): void {
  rooms.set(name, (rooms.get(name) ?? new Set()).add(room));
}

/** The rooms whose style sheets name a class. */
function styledIn(): Rooms {
  const rooms: Rooms = new Map();
  for (const file of filesLike('renderer/**/*.css')) {
    const rules = readFileSync(file, 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
    for (const [, selector = ''] of rules.matchAll(/([^{};]+)\{/g)) {
      if (selector.trim().startsWith('@')) continue;
      // A state, .is-down, says something only of what another class names.
      for (const [, name = ''] of selector.matchAll(/\.(?!is-)([a-zA-Z][\w-]*)/g))
        add(rooms, name, roomOf(file));
    }
  }
  return rooms;
}

/** The rooms whose components name a class, whole or, where it is put together, by its beginning: `heat-`. */
function namedIn(): Rooms {
  const rooms: Rooms = new Map();
  for (const file of filesLike('renderer/**/*.{ts,tsx}')) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const take = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
        for (const word of node.text.split(/\s+/)) if (word !== '') add(rooms, word, roomOf(file));
      ts.forEachChild(node, take);
    };
    const visit = (node: ts.Node): void => {
      if (ts.isJsxAttribute(node) && /^(className|look)$/.test(node.name.getText())) take(node);
      else if (ts.isPropertyAssignment(node) && node.name.getText() === 'look') take(node);
      else ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return rooms;
}

const styled = styledIn();
const named = namedIn();

it('knows every room of the window', () => {
  const rooms = new Set(filesLike('renderer/*/**/*.*').map(roomOf));
  expect([...rooms].filter((room) => floorOf(room) < 0)).toEqual([]);
});

it('has no room use a class that only another screen, or a room above, styles', () => {
  const found = [...named].flatMap(([name, users]) => {
    const owners = [...(styled.get(name) ?? [])];
    if (owners.length === 0) return [];
    return [...users]
      .filter((user) => !owners.some((owner) => mayUse(user, owner)))
      .map((user) => `${user} uses .${name} of ${owners.join(', ')}`);
  });
  expect(found).toEqual([]);
});

it('has no room style what another screen, or a room above, shows', () => {
  const found = [...styled].flatMap(([name, stylists]) => {
    const users = [...named]
      .filter(([word]) => word === name || (word.endsWith('-') && name.startsWith(word)))
      .flatMap(([, rooms]) => [...rooms]);
    if (users.length === 0) return [];
    return (
      [...stylists]
        .filter((stylist) => !users.some((user) => mayUse(stylist, user)))
        // What a room below offers to those above it is theirs to use.
        .filter((stylist) => users.some((user) => !mayUse(user, stylist)))
        .map((stylist) => `${stylist} styles .${name} of ${users.join(', ')}`)
    );
  });
  expect(found).toEqual([]);
});

it('has five sizes of type at most, which the tokens name and nothing else sets', () => {
  const sheets = filesLike('renderer/**/*.css').map((file) => ({
    file,
    rules: readFileSync(file, 'utf8').replaceAll(/\/\*.*?\*\//gs, ''),
  }));
  const tokens = sheets.find(({ file }) => file.endsWith('theme/tokens.css'))?.rules ?? '';
  const sizes = new Set([...tokens.matchAll(/(--text[\w-]*):/g)].map(([, name]) => name));
  expect(sizes.size).toBeGreaterThan(0);
  expect(sizes.size).toBeLessThanOrEqual(5);
  const others = sheets.flatMap(({ file, rules }) =>
    [...rules.matchAll(/(?<![\w-])font(?:-size)?:\s*([^;]+);/g)]
      .map(([, value = '']) => value)
      .filter((value) => value !== 'inherit' && !sizes.has(/var\((--text[\w-]*)\)/.exec(value)?.[1]))
      .map((value) => `${file}: ${value}`),
  );
  expect(others).toEqual([]);
});
