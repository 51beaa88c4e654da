import './database-gate.css';
import { type ReactNode, useEffect, useState } from 'react';
import type { SalvagedInPlace } from '../../preload/contract.ts';
import { MovedNotice } from './moved-notice.tsx';
import { Preparing } from './preparing.tsx';
import { describeSalvage } from './salvaged-text.ts';
import { Unusable } from './unusable.tsx';
import { isBeingPrepared, useDatabase } from './use-database.ts';

const LONG_MS = 300;

/** Shows the app where the database can be used, and otherwise nothing but what can be done about it. */
export function DatabaseGate({ children }: { readonly children: (notice: ReactNode) => ReactNode }) {
  const state = useDatabase();
  const isLong = useLong(isBeingPrepared(state));
  const [moved, setMoved] = useState<{ readonly text: string; readonly path: string }>();
  const [salvaged, setSalvaged] = useState<SalvagedInPlace>();
  if (state?.state === 'unusable')
    return (
      <Unusable
        error={state.error}
        onMoved={(path) =>
          setMoved({ text: 'You have a new, empty database. The old one was kept as', path })
        }
        onRestored={(path) =>
          setMoved({ text: 'The backup is in place. The old database was kept as', path })
        }
        onSalvaged={setSalvaged}
      />
    );
  const prepared = isLong && isBeingPrepared(state) ? state : undefined;
  return (
    <>
      {prepared === undefined ? null : <Preparing state={prepared} />}
      {/* What the app was opened with is not to be missed meanwhile. */}
      <div className="database-used" hidden={prepared !== undefined}>
        {children(
          salvaged !== undefined ? (
            <MovedNotice
              text={`${describeSalvage(salvaged)} The damaged database was kept as`}
              path={salvaged.replaced ?? ''}
              onDismiss={() => setSalvaged(undefined)}
            />
          ) : moved === undefined ? null : (
            <MovedNotice {...moved} onDismiss={() => setMoved(undefined)} />
          ),
        )}
      </div>
    </>
  );
}

/** Whether something has gone on for long enough to be worth a word. */
function useLong(isGoing: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isGoing) return;
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isGoing]);
  return isGoing && isLong;
}
