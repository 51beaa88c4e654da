/**
 * The compiled kernel as base64. Bundles and builds have it in place of this (scripts/kernel/in-bundle.ts); sources that
 * run by themselves do without, and read polls by fast-poll.ts.
 */
export const kernelCode: string | undefined = undefined;
