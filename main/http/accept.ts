/** Whether an Accept header asks for JSON rather than CSV; CSV where it does not say. */
export function prefersJson(accept: string | undefined): boolean {
  const json = weightOf(accept ?? '', ['application/json']);
  return json > 0 && json > weightOf(accept ?? '', ['text/csv', 'text/*']);
}

/** The weight (RFC 9110, 12.4.2) that a header gives to the first of these types that it names; 0: to none. */
function weightOf(accept: string, types: readonly string[]): number {
  const named = new Map(
    accept.split(',').map((part) => {
      const [type = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return [type, weight === undefined ? 1 : Number(weight.slice(2)) || 0];
    }),
  );
  const type = types.find((candidate) => named.has(candidate));
  return type === undefined ? 0 : (named.get(type) ?? 0);
}
