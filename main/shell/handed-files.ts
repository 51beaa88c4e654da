import { app } from 'electron';
import { filesToOpen } from './start-arguments.ts';

/** The files that the app was started with, or was handed later: by a second start, or by the system. */
export type HandedFiles = {
  /** Those that nobody has taken yet. */
  take(): string[];
  /** Says who is to be told that there are some to take. */
  tell(listener: () => void): void;
};

/** Gathers them from now on: macOS hands files over before the app is ready, and long before its window can show them. */
export function gatherHandedFiles(): HandedFiles {
  const waiting = filesToOpen();
  let listener = (): void => undefined;
  const hand = (paths: readonly string[]) => {
    waiting.push(...paths);
    listener();
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    hand([path]);
  });
  app.on('second-instance', (_event, _argv, _folder, data) => {
    if (isHandedOver(data)) hand(data.files);
  });
  return {
    take: () => waiting.splice(0),
    tell: (next) => {
      listener = next;
    },
  };
}

function isHandedOver(data: unknown): data is { files: string[] } {
  return (
    typeof data === 'object' &&
    data !== null &&
    'files' in data &&
    Array.isArray(data.files) &&
    data.files.every((file) => typeof file === 'string')
  );
}
