import { Button } from '../components/button.tsx';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { CopyButton } from '../components/copy-button.tsx';

export const MASK = '•'.repeat(24);

export function TokenField({
  token,
  isShown,
  onShow,
  onRegenerate,
}: {
  readonly token: string;
  readonly isShown: boolean;
  readonly onShow: (isShown: boolean) => void;
  readonly onRegenerate: () => void;
}) {
  return (
    <div className="setting setting-tall">
      <div className="setting-text">
        <h3>Token</h3>
        <p>Like a password for the API. Keep it to yourself.</p>
      </div>
      <div className="token">
        <code className="token-text">
          {isShown ? (
            token
          ) : (
            <span aria-label="Hidden" role="img">
              {MASK}
            </span>
          )}
        </code>
        <div className="actions">
          <Button aria-label={isShown ? 'Hide token' : 'Show token'} onPress={() => onShow(!isShown)}>
            {isShown ? 'Hide' : 'Show'}
          </Button>
          <CopyButton aria-label="Copy token" text={() => token} />
          <ConfirmButton
            label="Regenerate…"
            question="Make a new token?"
            consequence="Programs that use the present one will be refused until you give them the new one."
            confirm="Make a new token"
            onConfirm={onRegenerate}
          />
        </div>
      </div>
    </div>
  );
}
