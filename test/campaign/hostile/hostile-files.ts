import { readFileSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { bind, checksumOf } from '../../../main/database/core/checksum.ts';
import { sealSchema } from '../../../main/database/core/schema-seal.ts';
import { insertResult } from '../../../main/database/reports/report-result.ts';

type Draw = () => number;
type Change = (database: Sqlite.Database, draw: Draw) => void;
/** `used`: the pages that hold something, from 1. */
type Rewrite = (bytes: Buffer, draw: Draw, used: readonly number[]) => void;

const ENDLESS = 'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n';
const replaceBy =
  (table: string, columns: string): Change =>
  (database) => {
    database.exec(`DROP TABLE ${table}; CREATE VIEW ${table} AS SELECT ${columns} FROM (${ENDLESS})`);
  };
const withSchema =
  (sql: string): Change =>
  (database) =>
    void database.exec(sql);

const PAGE = 8192;
const INNER = [0x02, 0x05];
const pick = <T>(values: readonly T[], draw: Draw): T | undefined =>
  values[Math.floor(draw() * values.length)];

/** An inner page whose children are all the same: itself, or another of its kind. */
const lead =
  (toItself: boolean): Rewrite =>
  (bytes, draw, used) => {
    const inner = used.filter((page) => page > 1 && INNER.includes(bytes[(page - 1) * PAGE] ?? 0));
    const page = pick(inner, draw);
    if (page === undefined) throw new Error('The database should have inner pages.');
    const at = (page - 1) * PAGE;
    const to = toItself ? page : (pick(inner, draw) ?? page);
    bytes.writeUInt32BE(to, at + 8);
    const cells = bytes.readUInt16BE(at + 3);
    for (let cell = 0; cell < cells; cell++) {
      bytes.writeUInt32BE(to, at + bytes.readUInt16BE(at + 12 + 2 * cell));
    }
  };

/** What stands in the schema and the header, in the pages, and in the rows: sealed, where there is a seal. */
const CHANGES: Readonly<Record<string, Change>> = {
  'an endless view for tally': replaceBy('tally', 'x AS name, x AS rows, x AS sum, x AS checksum'),
  'an endless view for facts': replaceBy(
    'store_fact',
    "'time zone' AS kind, 0 AS sample, x AS store, 'UTC' AS fact, 0 AS checksum",
  ),
  'an endless view for upkeep': replaceBy('upkeep', 'x AS only_row, x AS checked_at, x AS app_version'),
  'a trigger on reports': withSchema(
    'CREATE TRIGGER t AFTER INSERT ON report BEGIN DELETE FROM poll_block; END',
  ),
  'an endless trigger': withSchema(
    `CREATE TRIGGER t AFTER UPDATE ON upkeep BEGIN SELECT count(*) FROM (${ENDLESS}); END`,
  ),
  'a full-text table': withSchema('CREATE VIRTUAL TABLE f USING fts5(a)'),
  'an r-tree': withSchema('CREATE VIRTUAL TABLE r USING rtree(a, b, c)'),
  'an index of an expression': withSchema('CREATE INDEX i ON store (length(id))'),
  'a part of an index': withSchema('CREATE INDEX i ON store (id) WHERE own = 1'),
  'a generated column': withSchema('ALTER TABLE store ADD COLUMN g TEXT AS (upper(id))'),
  'another column': withSchema("ALTER TABLE report ADD COLUMN h TEXT DEFAULT 'x'"),
  'another table': withSchema('CREATE TABLE other (a INTEGER) STRICT'),
  'a table missing': withSchema('DROP TABLE keeping'),
  'a view beside': withSchema(`CREATE VIEW v AS ${ENDLESS}`),
  'two tables on one page': (database) => {
    database.exec(`UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'import')
      WHERE name = 'keeping'`);
  },
  'a version to come': (database) => void database.pragma('user_version = 1000000'),
  'a senseless report': (database, draw) => {
    const of = { id: `senseless ${draw()}`, createdAt: 1, asOf: 1, reach: 1 };
    database
      .prepare(
        "INSERT INTO report (id, created_at, as_of, reach_ms, state, progress) VALUES (?, 1, 1, 1, 'Complete', 1)",
      )
      .run(of.id);
    const packed = {
      stores: '{"ids":[1]}',
      layout: '{"stores":1e15,"numbers":[{}]}',
      numbers: Buffer.alloc(3),
    };
    insertResult(database, of, { ...packed, shared: null, strips: null, outages: null });
  },
  'senseless hours': (database, draw) => {
    const fact = JSON.stringify([[1e15 * draw(), -1e15, 1e300]]);
    const checksum = bind(checksumOf(fact), 1, 0);
    database
      .prepare("INSERT OR REPLACE INTO store_fact VALUES ('business hours', 0, 1, ?, ?)")
      .run(fact, checksum);
    tallyFacts(database, 'business hours');
  },
  'a senseless closure': (database, draw) => {
    const fact = JSON.stringify([[-1e17, 1e17 * draw(), 7]]);
    database
      .prepare("INSERT OR REPLACE INTO store_fact VALUES ('closures', 0, 1, ?, ?)")
      .run(fact, bind(checksumOf(fact), 1, 0));
    tallyFacts(database, 'closures');
  },
};

const REWRITES: Readonly<Record<string, Rewrite>> = {
  'pages that lead to themselves': lead(true),
  'pages that all lead to one': lead(false),
  'a schema that leads to itself': (bytes) => {
    bytes[100] = 0x05;
    bytes.writeUInt32BE(1, 108);
  },
  'a free list in a circle': (bytes, draw) => {
    const trunk = Math.floor(draw() * 5) + 2;
    bytes.writeUInt32BE(trunk, 32);
    bytes.writeUInt32BE(5000, 36);
    bytes.writeUInt32BE(trunk, (trunk - 1) * PAGE);
    bytes.writeUInt32BE(0, (trunk - 1) * PAGE + 4);
  },
  'another encoding': (bytes) => void bytes.writeUInt32BE(2, 56),
  'another page size': (bytes, draw) => void bytes.writeUInt16BE(512 << Math.floor(draw() * 4), 16),
  'pages that are not there': (bytes) => void bytes.writeUInt32BE(0x7fffffff, 28),
};

export const HOSTILE_KINDS = [...Object.keys(CHANGES), ...Object.keys(REWRITES)];

/** Writes a copy of a sound database, made hostile in one way. */
export function writeHostile(
  sound: string,
  to: string,
  kind: string,
  draw: Draw,
  used: readonly number[],
): void {
  writeFileSync(to, readFileSync(sound));
  const change = CHANGES[kind];
  if (change !== undefined) {
    const database = new Sqlite(to);
    database.unsafeMode(true);
    database.pragma('writable_schema = ON');
    change(database, draw);
    const isThere = database
      .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'tally'")
      .get();
    if (isThere !== undefined)
      sealSchema(database, Number(database.pragma('user_version', { simple: true })));
    database.pragma('journal_mode = DELETE');
    database.close();
    return;
  }
  const bytes = readFileSync(to);
  REWRITES[kind]?.(bytes, draw, used);
  writeFileSync(to, bytes);
}

function tallyFacts(database: Sqlite.Database, kind: string): void {
  const [rows, sum] = database
    .prepare<[string], [number, number]>(
      'SELECT count(*), sum(checksum) % 4294967296 FROM store_fact WHERE kind = ?',
    )
    .raw()
    .get(kind) ?? [0, 0];
  const name = `fact:${kind}`;
  database
    .prepare('INSERT OR REPLACE INTO tally VALUES (?, ?, ?, ?)')
    .run(name, rows, sum, bind(checksumOf(name), rows, sum));
}
