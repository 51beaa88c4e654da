import './notice.css';
import type { AppError } from '../../preload/contract.ts';
import { bridge } from '../bridge/bridge.ts';
import { IconButton } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { Icon } from './icon.tsx';

/** What happened, and what to do next, which the message says. */
export type Problem = {
  readonly title: string;
  readonly error: Pick<AppError, 'message' | 'details'> & { readonly code: string };
};

export function ErrorNotice({
  problem,
  onDismiss,
}: {
  readonly problem: Problem;
  readonly onDismiss?: (() => void) | undefined;
}) {
  const { title, error } = problem;
  return (
    <div className="error-notice" role="alert">
      <Icon name="alert" />
      <div className="error-text">
        <strong>{title}</strong>
        <p>{error.message}</p>
      </div>
      <CopyButton label="Copy details" look="quiet" text={() => describeProblem(problem)} />
      {onDismiss === undefined ? null : (
        <IconButton icon="close" label="Dismiss this message" onPress={onDismiss} />
      )}
    </div>
  );
}

/** All of it as text, for a bug report. */
export function describeProblem({ title, error }: Problem): string {
  const about = `Store Monitor ${bridge.version} on ${bridge.platform}, ${new Date().toISOString()}`;
  return [title, error.message, `Code: ${error.code}`, error.details, about].filter(Boolean).join('\n');
}
