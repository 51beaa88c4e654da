import type { AppError, Result } from '../../preload/contract.ts';
import { useOnce } from './use-once.ts';

type Refusal = Pick<AppError, 'message'>;

/** Submits once what a dialog asks for, and closes it; where that was refused, the dialog stays and hears why. */
export function useSubmit({
  onClose,
  onRefused,
}: {
  readonly onClose: () => void;
  readonly onRefused: (refusal: Refusal) => void;
}) {
  const { isBusy, once } = useOnce();
  /** What is asked for answers why it was refused, or `undefined` once it is done. */
  const submit = (ask: () => Promise<Refusal | undefined>): Promise<void> =>
    once(async () => {
      const refusal = await ask();
      if (refusal === undefined) onClose();
      else onRefused(refusal);
      return refusal === undefined ? 'done' : 'again';
    });
  return { isBusy, submit };
}

/** Why a call was refused, where it was. */
export const refusalOf = (result: Result<unknown>): AppError | undefined =>
  result.ok ? undefined : result.error;
