import '../components/notice.css';
import type { ReportRecord } from '../../preload/contract.ts';
import { bridge } from '../bridge/bridge.ts';
import { Icon } from '../components/icon.tsx';

/**
 * Says of the report on screen that it was made with newer time zone rules than this program has, so that store pages
 * and new reports may count its hours otherwise; nothing where that is not so, or cannot be told.
 */
export function ZonesNotice({ record: { timeZones = '' } }: { readonly record: ReportRecord }) {
  // Versions are a year and a letter: they sort as text.
  if (bridge.timeZones === '' || timeZones <= bridge.timeZones) return null;
  return (
    <div className="error-notice" role="status">
      <Icon name="alert" />
      <p className="error-text">
        <strong>This report was made with newer time zone rules than this version has.</strong> It has those
        of {timeZones}, this version {bridge.timeZones}: hours worked out here, as on a store’s page, may
        differ from the report’s where a country has changed its clocks. Use the newer version of Store
        Monitor.
      </p>
    </div>
  );
}
