/** `npm run dev`: opens the app with hot reload of the window; a change of the main process starts it anew. */
import { type ChildProcess, spawn } from 'node:child_process';
import { build, createServer, type InlineConfig } from 'vite';
import { copyAssets, mainConfigs, preloadConfig, rendererConfig } from './build.ts';
import { hasDisplay, withVirtualDisplay } from './electron-runtime/display.ts';
import { resolveElectron } from './electron-runtime/index.ts';
import { launchWith } from './electron-runtime/launch.ts';
import { projectFolder } from './electron-runtime/project.ts';

const RESTART_DELAY_MS = 200;

const server = await createServer({ ...rendererConfig, server: { host: '127.0.0.1', port: 5173 } });
await server.listen();
const address = server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? 'http://127.0.0.1:5173';

const { executablePath, args, env } = launchWith(await resolveElectron());
let running: ChildProcess | undefined;
let timer: NodeJS.Timeout | undefined;

copyAssets();
await Promise.all([...mainConfigs, preloadConfig].map(watch));

async function watch(config: InlineConfig): Promise<void> {
  const watcher = await build({ ...config, build: { ...config.build, watch: {} } });
  if (!('on' in watcher)) throw new Error('Vite did not start watching.');
  watcher.on('event', ({ code }) => {
    if (code === 'END') restartSoon();
  });
}

function restartSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(restart, RESTART_DELAY_MS);
}

function restart(): void {
  running?.removeAllListeners('exit');
  running?.kill();
  const command = [executablePath, ...args, projectFolder, ...process.argv.slice(2)] as const;
  const [program = executablePath, ...rest] = hasDisplay() ? command : withVirtualDisplay(command);
  running = spawn(program, rest, { stdio: 'inherit', env: { ...env, STORE_MONITOR_DEV_SERVER: address } });
  running.on('exit', (code) => void server.close().then(() => process.exit(code ?? 0)));
}
