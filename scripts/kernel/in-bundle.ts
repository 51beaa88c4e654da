import { join } from 'node:path';
import { projectFolder } from '../electron-runtime/project.ts';
import { compileKernel, kernelSources } from './compile.ts';

/** The module that holds the kernel's code in a bundle, and nothing in the tree. */
const KERNEL_CODE = join(projectFolder, 'main', 'import', 'kernel-code.ts');

/** Puts the compiled kernel where bundles have it; `onSource` hears of what it is made from. */
export function kernelInBundle(onSource: (file: string, text: string) => void = () => undefined) {
  return {
    name: 'kernel-in-bundle',
    async load(id: string): Promise<string | null> {
      if (join(id) !== KERNEL_CODE) return null;
      const sources = kernelSources();
      for (const [file, text] of sources) onSource(file, text);
      return `export const kernelCode = '${await compileKernel(sources)}';\n`;
    },
  };
}
