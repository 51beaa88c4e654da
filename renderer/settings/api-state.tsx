import type { ApiStatus } from '../../preload/contract.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { ErrorNotice } from '../components/error-notice.tsx';

export function ApiState({ status }: { readonly status: ApiStatus }) {
  switch (status.state) {
    case 'off':
      return <p className="api-state">Off.</p>;
    case 'starting':
      return (
        <p className="api-state">
          <span className="dot dot-running" />
          Starting
        </p>
      );
    case 'listening':
      return (
        <p className="api-state">
          <span className="dot dot-complete" />
          Listening at <code>{status.address}</code>
          <CopyButton look="quiet" aria-label="Copy the address" text={() => status.address} />
        </p>
      );
    case 'failed':
      return (
        <ErrorNotice
          problem={{
            title: 'The local API is not running',
            error: { code: 'api-failed', message: status.message },
          }}
        />
      );
  }
}
