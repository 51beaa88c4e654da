import '../components/notice.css';
import './loss-notice.css';
import { describeLoss, type ReportRecord } from '../../preload/contract.ts';
import { Icon } from '../components/icon.tsx';

/** Says of the report on screen what it was made without, because damage took it; nothing where nothing was lost. */
export function LossNotice({ record: { losses = [] } }: { readonly record: ReportRecord }) {
  if (losses.length === 0) return null;
  return (
    <div className="error-notice" role="status">
      <Icon name="alert" />
      <div className="error-text">
        <strong>Some data were lost to damage, so these numbers are not whole.</strong> Import their files
        again, and create the report again. Missing:
        <ul className="losses">
          {losses.map((loss) => (
            <li key={loss.kind}>
              <bdi>{describeLoss(loss)}</bdi>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
