import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../../scripts/electron-runtime/project.ts';

const text = (file: string) => readFileSync(join(projectFolder, file), 'utf8');

/** Electron names the data folder after it; `test/package/data-folder.test.ts` sees the packed app do so. */
const { productName }: { productName: string } = JSON.parse(text('package.json'));

test('whoever is told where the data are is told right', () => {
  const page = text('docs/care.md').replaceAll(/\s+/g, ' ');
  expect(page).toContain(`\`~/.config/${productName}\` on Linux`);
  expect(page).toContain(`\`~/Library/Application Support/${productName}\` on macOS`);
  expect(page).toContain(`\`%LOCALAPPDATA%\\${productName}\` on Windows`);
  expect(text('scripts/package/linux/after-remove.sh')).toContain(`~/.config/${productName}`);
  expect(text('scripts/package/installer.nsh')).toContain('$LOCALAPPDATA\\$' + '{PRODUCT_NAME}.');
});
