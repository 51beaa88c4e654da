/** Texts met before: files repeat few of them, and reading one anew takes ten times a look-up. */
const MOST_KNOWN = 10_000;

/** The same as `read`, which answers nothing but by its text, and remembers what it answered. */
export function remember<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found.answer;
    const answer = read(text);
    if (known.size < MOST_KNOWN) known.set(text, { answer });
    return answer;
  };
}
