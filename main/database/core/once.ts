/** Makes a value when it is first asked for, and keeps it. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A value with properties that are made when they are first asked for. */
export function lazily<T extends object, L extends Readonly<Record<string, () => unknown>>>(
  value: T,
  makers: L,
): T & { readonly [K in keyof L]: ReturnType<L[K]> } {
  for (const [name, get] of Object.entries(makers)) {
    Object.defineProperty(value, name, { get, enumerable: true });
  }
  return value as T & { readonly [K in keyof L]: ReturnType<L[K]> };
}
