import { useEffect, useState } from 'react';
import type { SureState } from '../../../../preload/contract.ts';
import { call } from '../../../bridge/bridge.ts';
import { useEvent } from '../../../bridge/use-event.ts';

/** How far it is found out how sure a report is; `undefined` until that is known. */
export function useSureState(report: string): SureState | undefined {
  const [state, setState] = useState<SureState>();
  useEffect(() => {
    let isWanted = true;
    void call('sureState', report).then((answer) => {
      if (isWanted && answer.ok) setState(answer.value);
    });
    return () => {
      isWanted = false;
    };
  }, [report]);
  useEvent('sure', (next) => {
    if (next.report === report) setState(next);
  });
  return state?.report === report ? state : undefined;
}
