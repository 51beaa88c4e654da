import './progress.css';
import { Label, ProgressBar } from 'react-aria-components';
import { formatShare } from '../format/numbers.ts';

/** `share` from 0 to 1; `undefined` while nothing is known yet. */
export function Progress({ label, share }: { readonly label: string; readonly share: number | undefined }) {
  const part = Math.min(1, Math.max(0, share ?? 0));
  return (
    <ProgressBar className="progress" value={part * 100} isIndeterminate={share === undefined}>
      <div className="progress-text">
        <Label>{label}</Label>
        <span className="numbers">{share === undefined ? '' : formatShare(part)}</span>
      </div>
      <div className="progress-track">
        <div className="progress-fill" style={{ transform: `scaleX(${part})` }} />
      </div>
    </ProgressBar>
  );
}
