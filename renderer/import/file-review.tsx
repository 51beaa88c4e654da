import type { RefObject } from 'react';
import type { FilePreview } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { formatCounted } from '../format/numbers.ts';
import { FileCard } from './file-card.tsx';
import { ImportBesideSample } from './import-beside-sample.tsx';
import { acceptedTokens } from './import-flow.ts';
import type { ImportActions } from './use-import-flow.ts';

/** The chosen files, before anything of them is stored. */
export function FileReview({
  files,
  actions,
  hasSample,
  heading,
}: {
  readonly files: readonly FilePreview[];
  readonly hasSample: boolean;
  readonly actions: ImportActions;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}) {
  const accepted = acceptedTokens(files).length;
  return (
    <section className="section" aria-labelledby="review-heading">
      <div className="section-header">
        <div>
          <h2 id="review-heading" ref={heading} tabIndex={-1}>
            {accepted === 0 ? 'Nothing to import' : `${formatCounted(files.length, 'file')} chosen`}
          </h2>
          <p className="subtitle">{describe(accepted, files.length - accepted)}</p>
        </div>
        <div className="actions">
          <Button onPress={actions.dismiss}>Dismiss</Button>
          {hasSample && accepted > 0 ? (
            <ImportBesideSample onStart={actions.start} />
          ) : (
            <Button look="primary" isDisabled={accepted === 0} onPress={() => actions.start('keep')}>
              Import
            </Button>
          )}
        </div>
      </div>
      <ul className="file-cards">
        {files.map((file) => (
          <FileCard key={file.token} file={file} onRemove={() => actions.removeFile(file.token)} />
        ))}
      </ul>
    </section>
  );
}

function describe(accepted: number, refused: number): string {
  if (accepted === 0) {
    return refused === 1
      ? 'It cannot be imported; it says why.'
      : 'None of them can be imported. Each one says why.';
  }
  if (refused === 0) return 'Nothing is stored until you import.';
  return `${formatCounted(refused, 'file')} cannot be imported and will be left out.`;
}
