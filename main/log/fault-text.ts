/** An error of this process, of a thread or of the window, as far as the log looks at it. */
export type Fault = {
  readonly name?: string | undefined;
  readonly code?: unknown;
  readonly message?: string | undefined;
  readonly stack?: string | undefined;
};

/** Kinds of error whose words the runtime makes itself: they speak of code, never of what a file holds. */
const SPEAK_OF_CODE = new Set(['TypeError', 'ReferenceError', 'RangeError']);

const MOST_FRAMES = 20;
const LONGEST_LINE = 300;

/**
 * An error as the log may hold it: its kind, its code and where in the program it arose. What other kinds say is left
 * out, for it may quote a row, a store or a file's path; so are the folders above the program's own.
 */
export function faultText(fault: Fault): string {
  const kind = fault.name ?? 'Error';
  const code = typeof fault.code === 'string' ? ` ${fault.code}` : '';
  const message = SPEAK_OF_CODE.has(kind) && fault.message !== undefined ? `: ${oneLine(fault.message)}` : '';
  return [`${oneLine(kind)}${oneLine(code)}${message}`, ...frames(fault.stack ?? '')].join('\n');
}

function frames(stack: string): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s*at \S/.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => `    ${oneLine(withoutFolders(line.trim()))}`);
}

/** `at f (file:///home/jane/app/main/jobs/x.ts:1:2)` → `at f (main/jobs/x.ts:1:2)` */
function withoutFolders(frame: string): string {
  const [, before = '', place = '', after = ''] = /^(at (?:.* \()?)(.*?)(\)?)$/.exec(frame) ?? [];
  if (place.startsWith('node:')) return frame;
  const own = /^.*[/\\]((?:main|preload|renderer|assets|node_modules)[/\\].*)$/.exec(place)?.[1];
  return `${before}${own ?? place.replace(/^.*[/\\]/, '')}${after}`;
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, LONGEST_LINE);
}
