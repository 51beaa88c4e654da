import { type ReactNode, useState } from 'react';
import type { StoreEvidence } from '../../preload/contract.ts';
import { AsideNotice } from '../aside/aside-notice.tsx';
import { ASIDE_MEANS, setAsideWords } from '../aside/aside-words.ts';
import { SetAsideDialog } from '../aside/set-aside-dialog.tsx';
import { useSetAside } from '../aside/use-set-aside.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Button } from '../components/button.tsx';
import { visibleText } from '../format/visible-text.ts';

/** How a store is set aside, as a tool of its page, and what the page says of one that is. */
export function useStoreAside(
  report: string,
  { store, name }: StoreEvidence,
): { readonly tool: ReactNode; readonly notice: ReactNode } {
  const setting = useSetAside();
  const [isAsking, setAsking] = useState(false);
  const { result } = useQuery('storeAside', { report, store });
  if (result?.ok !== true) return { tool: null, notice: null };
  const { aside, isLeftOut, lastDate } = result.value;
  return {
    tool:
      aside === undefined ? (
        <Button tip={ASIDE_MEANS} onPress={() => setAsking(true)}>
          Set aside…
        </Button>
      ) : null,
    notice: (
      <>
        {aside === undefined ? null : (
          <div className="store-aside">
            <p role="status">
              {setAsideWords(aside)}.{' '}
              {isLeftOut
                ? 'It is in no sum, ranking, target or trend of this report.'
                : 'This report ends before that day and counts it.'}
            </p>
            <Button look="quiet" onPress={() => void setting.takeBack([store])}>
              Take back
            </Button>
          </div>
        )}
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
    ),
  };
}
