import type { StoreEvidence, StoreSure } from '../../preload/contract.ts';
import { Disclosure } from '../components/disclosure.tsx';
import { howKnown } from './how-known-words.ts';
import { longestWindow } from './store-numbers.ts';

/** The reasoning for this number of this store, behind a line that opens it. */
export function HowKnown({ evidence, sure }: { readonly evidence: StoreEvidence; readonly sure: StoreSure }) {
  return (
    <Disclosure summary="How do you know?">
      <ol className="how-known" aria-label="How do you know?">
        {howKnown(sure, longestWindow(evidence)).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Disclosure>
  );
}
