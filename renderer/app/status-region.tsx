import type { Status } from './use-status.ts';

const BUSY = ['Running', 'Importing'];
const FAILED = ['Failed', 'Not created'];

/** The one place that says how the latest activity goes, on every screen. */
export function StatusRegion({ status }: { readonly status: Status | undefined }) {
  return (
    <div className="status" data-shown={status !== undefined}>
      <span className="status-about" aria-hidden="true">
        {status?.about}
      </span>
      <span className={`dot ${dotOf(status)}`} />
      <div role="status">{status?.text}</div>
    </div>
  );
}

function dotOf(status: Status | undefined): string {
  if (status === undefined) return '';
  if (BUSY.includes(status.text)) return 'dot-running';
  if (FAILED.includes(status.text)) return 'dot-failed';
  return status.text === 'Cancelled' ? '' : 'dot-complete';
}
