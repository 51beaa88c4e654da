import './failed.css';
import type { ReactNode } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { call } from '../bridge/bridge.ts';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { describeProblem } from './error-notice.tsx';
import { tellFault } from './tell-fault.ts';

/** Stands round a screen: where drawing it fails, it says so in its place, and the other screens go on. */
export function ScreenBoundary({ children }: { readonly children: ReactNode }) {
  return (
    <ErrorBoundary
      onError={(error) => tellFault('screen', error)}
      fallbackRender={({ error, resetErrorBoundary }: FallbackProps) => (
        <div className="screen">
          <Failed title="This screen could not be shown" error={error} onReload={resetErrorBoundary}>
            The other screens go on working, and your data are safe.
          </Failed>
        </div>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}

/** Stands round the whole app, for what fails outside its screens. */
export function AppBoundary({ children }: { readonly children: ReactNode }) {
  return (
    <ErrorBoundary
      onError={(error) => tellFault('app', error)}
      fallbackRender={({ error }: FallbackProps) => (
        <main className="failed-page">
          <Failed
            title="The window could not be shown"
            error={error}
            onReload={() => void call('reloadWindow')}
          >
            Your data are safe. An import or a report that was under way goes on.
          </Failed>
        </main>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}

function Failed({
  title,
  error,
  onReload,
  children,
}: {
  readonly title: string;
  readonly error: unknown;
  readonly onReload: () => void;
  readonly children: string;
}) {
  return (
    <div className="failed" role="alert">
      <h1 tabIndex={-1}>{title}</h1>
      <p>{children} If it happens again, send the details with a report of the fault.</p>
      <div className="actions">
        <Button look="primary" onPress={onReload}>
          Reload
        </Button>
        <CopyButton label="Copy details" look="quiet" text={() => describeFailure(title, error)} />
      </div>
    </div>
  );
}

function describeFailure(title: string, error: unknown): string {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  return describeProblem({
    title,
    error: { code: 'render', message, ...(stack === undefined ? {} : { details: stack }) },
  });
}
