import '../components/notice.css';
import { describeLoss, type ReportRecord } from '../../preload/contract.ts';
import { Icon } from '../components/icon.tsx';

/** Says of the report on screen what it was made without, because damage took it; nothing where nothing was lost. */
export function LossNotice({ record: { losses = [] } }: { readonly record: ReportRecord }) {
  if (losses.length === 0) return null;
  return (
    <div className="saved-notice" role="status">
      <Icon name="alert" />
      <p>
        <strong>Some data were lost to damage, so these numbers are not whole.</strong> Missing:{' '}
        <bdi>{losses.map(describeLoss).join('; ')}</bdi>. Import their files again, and create the report
        again.
      </p>
    </div>
  );
}
