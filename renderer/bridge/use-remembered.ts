import { useCallback, useState } from 'react';
import * as v from 'valibot';

/**
 * State that is still there at the next start, kept in the window's own storage under the data folder. What was kept
 * is checked like anything from outside; what no longer fits counts as never kept.
 */
export function useRemembered<T>(
  key: string,
  schema: v.GenericSchema<unknown, T>,
  initial: T,
): readonly [T, (value: T) => void] {
  const [value, setValue] = useState(() => recall(key, schema) ?? initial);
  const remember = useCallback(
    (next: T) => {
      setValue(next);
      localStorage.setItem(key, JSON.stringify(next));
    },
    [key],
  );
  return [value, remember];
}

function recall<T>(key: string, schema: v.GenericSchema<unknown, T>): T | undefined {
  const kept = localStorage.getItem(key);
  if (kept === null) return undefined;
  try {
    const parsed = v.safeParse(schema, JSON.parse(kept));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
