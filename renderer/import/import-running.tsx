import './import-running.css';
import { type RefObject, useState } from 'react';
import type { ImportProgress } from '../../preload/contract.ts';
import { useEvent } from '../bridge/use-event.ts';
import { Button } from '../components/button.tsx';
import { Progress } from '../components/progress.tsx';
import { formatBytes, formatCount, formatCounted } from '../format/numbers.ts';
import { formatDuration } from '../format/times.ts';
import type { ImportFlow } from './import-flow.ts';

export function ImportRunning({
  flow: { progress, cancelling },
  onCancel,
  heading,
}: {
  readonly flow: Extract<ImportFlow, { step: 'importing' }>;
  readonly onCancel: () => void;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}) {
  const [preparing, setPreparing] = useState('Getting ready');
  useEvent('copyProgress', ({ what }) => {
    if (what === 'before-import') setPreparing('Backing up first, as Settings say');
  });
  return (
    <section className="section" aria-labelledby="running-heading">
      <div className="section-header">
        <h2 id="running-heading" ref={heading} tabIndex={-1}>
          {cancelling ? 'Cancelling' : 'Importing'}
        </h2>
      </div>
      <div className="card running">
        <Progress label={progress === undefined ? preparing : nameOf(progress)} share={progress?.share} />
        <Figures progress={progress} />
        {/* Not where Import stood: a second press there would cancel what the first began. */}
        <div className="actions">
          <Button isDisabled={cancelling} onPress={onCancel}>
            Cancel
          </Button>
        </div>
      </div>
      <p className="hint">
        Each file goes in whole or not at all. You can use the rest of the app in the meantime.
      </p>
    </section>
  );
}

const nameOf = ({ name, fileIndex, fileCount }: ImportProgress): string =>
  fileCount > 1 ? `${name} (file ${fileIndex + 1} of ${fileCount})` : name;

function Figures({ progress }: { readonly progress: ImportProgress | undefined }) {
  if (progress === undefined) return <p className="running-figures" />;
  const { rows, rowsPerSecond, bytes, totalBytes, secondsLeft } = progress;
  return (
    <p className="running-figures numbers">
      <span>{formatCounted(rows, 'row')}</span>
      <span>{formatCount(Math.round(rowsPerSecond))} rows/s</span>
      <span>
        {bytes < totalBytes
          ? `${formatBytes(bytes)} of ${formatBytes(totalBytes)}`
          : `${formatBytes(totalBytes)} read; storing`}
      </span>
      <span>
        {secondsLeft === undefined || secondsLeft < 1 ? '' : `${formatDuration(secondsLeft * 1000)} left`}
      </span>
    </p>
  );
}
