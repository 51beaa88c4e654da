import { spawnSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';

const WITHIN_MS = 15_000;

/** Types a path into the system's save dialog (GTK's, on an X display) and presses Enter, as a person does. */
export async function saveAs(path: string): Promise<void> {
  const dialog = await visibleWindow('Save');
  xdotool('windowfocus', '--sync', dialog);
  xdotool('key', 'ctrl+a');
  xdotool('type', '--delay', '15', path);
  xdotool('key', 'Return');
}

async function visibleWindow(name: string): Promise<string> {
  for (const from = Date.now(); Date.now() - from < WITHIN_MS; await setTimeout(200)) {
    const found = spawnSync('xdotool', ['search', '--onlyvisible', '--name', name], { encoding: 'utf8' });
    const id = found.stdout.trim().split('\n').at(-1);
    if (id) return id;
  }
  throw new Error(`No window named “${name}” came up.`);
}

function xdotool(...args: string[]): void {
  const { status, stderr } = spawnSync('xdotool', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`xdotool ${args[0]}: ${stderr}`);
}
