import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectFolder } from '../electron-runtime/project.ts';

/** The folder of the kernel's sources, in AssemblyScript, and their names. */
const FOLDER = join(projectFolder, 'main', 'import', 'kernel');
const SOURCES = ['index', 'rows', 'facts', 'fields', 'times', 'stores', 'rests', 'parts', 'memory'];

const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];

const CACHE = join(projectFolder, 'node_modules', '.cache', 'store-monitor');

const COMPILER: string = 'assemblyscript/asc';

type Compiler = {
  main(
    options: readonly string[],
    files: {
      readFile(name: string): string | null;
      writeFile(name: string, contents: string | Uint8Array): void;
      listFiles(folder: string): string[];
    },
  ): Promise<{ readonly error: Error | null; readonly stderr: object }>;
};

/** The sources, by their paths: what the kernel is made from. */
export function kernelSources(): ReadonlyMap<string, string> {
  const paths = SOURCES.map((name) => join(FOLDER, `${name}.ts`));
  return new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
}

/** The kernel compiled, as base64: seconds for sources that are new, and from then on a file that is read. */
export async function compileKernel(sources = kernelSources()): Promise<string> {
  const require = createRequire(import.meta.url);
  const compiler: { version: string } = require('assemblyscript/package.json');
  const made = JSON.stringify([compiler.version, OPTIONS, [...sources.values()]]);
  const file = join(CACHE, `kernel-${createHash('sha256').update(made).digest('hex')}.wasm`);
  return readIfThere(file) ?? keep(file, await compile(sources));
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'base64');
  } catch {
    return undefined;
  }
}

function keep(file: string, code: Uint8Array): string {
  const next = `${file}.${randomUUID()}`;
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(next, code);
  renameSync(next, file);
  return Buffer.from(code).toString('base64');
}

async function compile(sources: ReadonlyMap<string, string>): Promise<Uint8Array> {
  // Its own types would be those of all other sources, too: they change what arrays and numbers are.
  const { main }: Compiler = await import(COMPILER);
  let code: Uint8Array | undefined;
  const { error, stderr } = await main(['index.ts', '-o', 'kernel.wasm', ...OPTIONS], {
    readFile: (name) => sources.get(join(FOLDER, name)) ?? null,
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') code = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || code === undefined) throw new Error(`The kernel cannot be compiled: ${stderr}`);
  return code;
}
