import './first-run.css';
import type { FileKindInfo } from '../../preload/contract.ts';
import { Button } from '../components/button.tsx';
import { fileKinds, kindIcon, kindTitle } from '../components/file-kinds.ts';
import { Icon } from '../components/icon.tsx';
import type { ImportActions } from './use-import-flow.ts';

export function FirstRun({ actions }: { readonly actions: ImportActions }) {
  return (
    <div className="first-run">
      <div className="first-run-begin">
        <h1 tabIndex={-1}>How long was each store down?</h1>
        <p className="lead">
          Store Monitor reads your polls and business hours, and reports how long every store was online, and
          how long it was not, over the last hour, day and week, or the days that you choose. Everything stays
          on this computer.
        </p>
        <div className="first-run-actions">
          <Button look="primary" icon="import" onPress={actions.choose}>
            Import files…
          </Button>
          <Button onPress={actions.startSample}>Try the sample data</Button>
        </div>
        <p className="hint">Or drop your files anywhere on this window, all at once and in any order.</p>
      </div>
      <div className="first-run-files">
        <h2>Your CSV files</h2>
        <ul className="kinds">
          {fileKinds.map((kind) => (
            <KindCard key={kind.name} kind={kind} />
          ))}
        </ul>
        <p className="hint">
          Only polls are needed; each of the others tells more. A store without business hours counts as
          always open; one without a time zone as in America/Chicago.
        </p>
      </div>
      <div className="first-run-answers">
        <h2>What a report answers</h2>
        <ul>
          {ANSWERS.map((answer) => (
            <li key={answer}>{answer}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

const ANSWERS: readonly string[] = [
  'Which stores to call first, and since when they are down.',
  'How long each was down while it was open, and how sure that is.',
  'Whether it was the store’s own, or many went down together.',
  'When stores are usually down, and whether it gets better.',
  'What it cost, and which stores miss your target.',
];

function KindCard({ kind: { name, label, columns, meaning } }: { readonly kind: FileKindInfo }) {
  return (
    <li className="card kind">
      <h3>
        <Icon name={kindIcon(name)} />
        {kindTitle(name)}
      </h3>
      <p>{meaning}</p>
      <ul className="columns" aria-label={`Columns of ${label}`}>
        {columns.map((column) => (
          <li key={column}>
            <code>{column}</code>
          </li>
        ))}
      </ul>
    </li>
  );
}
