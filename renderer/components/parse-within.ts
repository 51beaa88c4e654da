/** The whole number that a text is, within bounds that belong to it; `undefined` for anything else. */
export function parseWithin(text: string, min: number, max: number): number | undefined {
  if (!/^\d{1,15}$/.test(text.trim())) return undefined;
  const number = Number(text);
  return number >= min && number <= max ? number : undefined;
}
