import { createFactKernel, type FactKernel } from '../../import/fact-kernel.ts';
import { kernelCode } from '../../import/kernel-code.ts';

/** The kernel for one file of facts, where there is one. */
export function factKernel(): FactKernel | undefined {
  return kernelCode === undefined ? undefined : createFactKernel(kernelCode);
}
