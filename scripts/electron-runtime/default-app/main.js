/**
 * Stands in for the `default_app.asar` that a stock Electron carries: makes `electron [-r module] path/to/app …`
 * run that app under its own name and version. Packed by ../hosted.ts; runs inside Electron.
 */
import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const { preloaded, appPath } = parseArguments(process.argv.slice(1));
if (process.argv.includes('--version') && appPath === undefined) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
} else if (appPath === undefined) {
  console.error('Usage: electron [options] path/to/app');
  process.exit(1);
} else {
  Module._preloadModules(preloaded);
  await runApp(resolve(appPath));
}

function parseArguments(given) {
  const preloaded = [];
  for (let at = 0; at < given.length; at += 1) {
    const argument = given[at];
    if (argument === '-r' || argument === '--require') preloaded.push(given[++at]);
    else if (!argument.startsWith('-')) return { preloaded, appPath: argument };
  }
  return { preloaded, appPath: undefined };
}

async function runApp(path) {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  const description = join(path, 'package.json');
  const hasDescription = existsSync(description);
  if (hasDescription) introduce(JSON.parse(readFileSync(description, 'utf8')));

  const main = Module._resolveFilename(path, null, true);
  app.setAppPath(hasDescription ? path : dirname(main));
  try {
    await import(pathToFileURL(main).href);
  } catch (error) {
    console.error('The app stopped with an error while it was loading.');
    console.error(error);
    app.exit(1);
  }
}

function introduce({ name, productName, version, desktopName }) {
  if (version) app.setVersion(version);
  if (productName || name) app.name = productName || name;
  app.setDesktopName(desktopName || `${app.name}.desktop`);
}
