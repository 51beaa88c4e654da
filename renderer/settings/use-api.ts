import { useState } from 'react';
import type { ApiSettings, ApiStatus, Result } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { useEvent } from '../bridge/use-event.ts';
import { useQuery } from '../bridge/use-query.ts';
import type { Problem } from '../components/error-notice.tsx';

export function useApi(): {
  status: ApiStatus | undefined;
  problem: Problem | undefined;
  change: (settings: ApiSettings) => void;
  regenerateToken: () => void;
} {
  const first = useQuery('apiStatus').result;
  const [newer, setNewer] = useState<ApiStatus>();
  const [problem, setProblem] = useState<Problem>();
  useEvent('apiStatus', setNewer);

  async function take(title: string, work: Promise<Result<ApiStatus>>) {
    const result = await work;
    setProblem(result.ok ? undefined : { title, error: result.error });
    if (result.ok) setNewer(result.value);
  }
  return {
    status: newer ?? (first?.ok ? first.value : undefined),
    problem:
      problem ??
      (first?.ok === false ? { title: 'The local API cannot be shown', error: first.error } : undefined),
    change: (settings) => void take('The setting was not changed', call('changeApi', settings)),
    regenerateToken: () => void take('The token was not replaced', call('regenerateToken')),
  };
}
