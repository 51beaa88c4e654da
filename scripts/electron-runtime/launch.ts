import type { ElectronRuntime } from './index.ts';

/** What every start of the app in development and tests has in common; fits Playwright's `_electron.launch` too. */
export interface Launch {
  executablePath: string;
  /** To stand before the path of the app. */
  args: string[];
  env: Record<string, string>;
}

export function launchWith(runtime: ElectronRuntime): Launch {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  // Set in the terminals of some editors; Electron would then be a plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  if (runtime.nativeBinding !== undefined) env['STORE_MONITOR_SQLITE_BINDING'] = runtime.nativeBinding;
  return { executablePath: runtime.executable, args: sandboxSwitches(), env };
}

/** Chromium refuses to start as root with its sandbox on; anyone else keeps the sandbox. */
function sandboxSwitches(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
