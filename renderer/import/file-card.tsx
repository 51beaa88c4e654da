import './file-card.css';
import type { FilePreview } from '../../preload/contract.ts';
import { IconButton } from '../components/button.tsx';
import { kindIcon, kindTitle } from '../components/file-kinds.ts';
import { Icon } from '../components/icon.tsx';
import { RawText } from '../components/raw-text.tsx';
import { formatBytes } from '../format/numbers.ts';

export function FileCard({ file, onRemove }: { readonly file: FilePreview; readonly onRemove: () => void }) {
  return (
    <li className={file.ok ? 'card file-card' : 'card file-card file-refused'}>
      <div className="file-head">
        <Icon name={file.ok ? kindIcon(file.kind) : 'alert'} />
        <div className="file-name">
          <h3>
            <RawText>{file.name}</RawText>
          </h3>
          <p className="subtitle">
            {file.ok ? kindTitle(file.kind) : 'Left out'} · {formatBytes(file.bytes)}
          </p>
        </div>
        <IconButton icon="close" label={`Remove ${file.name}`} onPress={onRemove} />
      </div>
      {file.ok ? <PreviewTable file={file} /> : <p className="refusal">{file.message}</p>}
      {file.ok ? file.notes.map((note) => <p key={note}>{note}</p>) : null}
    </li>
  );
}

function PreviewTable({ file }: { readonly file: Extract<FilePreview, { ok: true }> }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
    <section className="preview" aria-label={`First rows of ${file.name}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Read as</th>
            {file.header.map((column, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns never move, and names may repeat
              <th key={place} scope="col">
                <RawText>{column}</RawText>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {file.rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows never move, and may repeat
            <tr key={place}>
              <td>
                <RawText>{file.readAs[place] ?? ''}</RawText>
              </td>
              {file.header.map((_, cell) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells never move
                <td key={cell}>
                  <RawText>{row[cell] ?? ''}</RawText>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
