import { call } from '../../../bridge/bridge.ts';
import { Button } from '../../../components/button.tsx';
import { Progress } from '../../../components/progress.tsx';
import { Panel } from '../panel.tsx';
import { useSureState } from './use-sure-state.ts';

/** Says how far it is found out how sure the report is, and lets a person give it up or begin it again. */
export function Finding({ report }: { readonly report: string }) {
  const state = useSureState(report);
  return (
    <Panel area="finding" title="How sure, and what stores share">
      {state === undefined || state.state === 'not-begun' || state.state === 'found' ? (
        <p>This is worked out next.</p>
      ) : state.state === 'looking' ? (
        <>
          <Progress label="Finding out" share={state.share} />
          <div>
            <Button onPress={() => void call('cancelSure', report)}>Cancel</Button>
          </div>
        </>
      ) : (
        <>
          <p role="status">
            {state.state === 'failed' ? state.error.message : 'It was cancelled before it was found out.'}
          </p>
          <div>
            <Button onPress={() => void call('findSure', report)}>Find out</Button>
          </div>
        </>
      )}
    </Panel>
  );
}
