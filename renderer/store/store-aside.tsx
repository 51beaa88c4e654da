import { useState } from 'react';
import type { StoreEvidence } from '../../preload/contract.ts';
import { AsideNotice } from '../aside/aside-notice.tsx';
import { setAsideWords } from '../aside/aside-words.ts';
import { SetAsideDialog } from '../aside/set-aside-dialog.tsx';
import { useSetAside } from '../aside/use-set-aside.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../components/button.tsx';
import { visibleText } from '../format/visible-text.ts';

/** Whether a store is set aside, said on its page; and how to set it aside or take it back. */
export function StoreAside({
  report,
  evidence,
}: {
  readonly report: string;
  readonly evidence: StoreEvidence;
}) {
  const { store, name } = evidence;
  const setting = useSetAside();
  const [isAsking, setAsking] = useState(false);
  const { result } = useQuery('storeAside', { report, store });
  if (result?.ok !== true) return null;
  const { aside, isLeftOut, lastDate } = result.value;
  return (
    <>
      <div className="store-aside">
        {aside === undefined ? (
          <Button look="quiet" onPress={() => setAsking(true)}>
            Set aside…
          </Button>
        ) : (
          <>
            <p role="status">
              {setAsideWords(aside)}.{' '}
              {isLeftOut
                ? 'It is in no sum, ranking, target or trend of this report.'
                : 'This report ends before that day and counts it.'}
            </p>
            <Button look="quiet" onPress={() => void setting.takeBack([store])}>
              Take back
            </Button>
          </>
        )}
      </div>
      <AsideNotice setting={setting} />
      {isAsking ? (
        <SetAsideDialog
          asked={{ stores: [store], name: visibleText(name ?? store) }}
          lastDate={lastDate}
          onChange={setting.change}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
