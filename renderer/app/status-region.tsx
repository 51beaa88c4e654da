import type { Standing, Status } from '../workspace/use-status.ts';

const DOTS: Readonly<Record<Standing, string>> = {
  busy: 'dot-running',
  done: 'dot-complete',
  failed: 'dot-failed',
  stopped: '',
};

/** The one place that says how the latest activity goes, on every screen. */
export function StatusRegion({ status }: { readonly status: Status | undefined }) {
  return (
    <div className="status" data-shown={status !== undefined}>
      <span className="status-about" aria-hidden="true">
        {status?.about}
      </span>
      <span className={`dot ${status === undefined ? '' : DOTS[status.state]}`} />
      <div role="status">{status?.text}</div>
    </div>
  );
}
