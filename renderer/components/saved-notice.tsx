import './notice.css';
import { useState } from 'react';
import type { FileToken } from '../../preload/contract.ts';
import { call } from '../bridge/bridge.ts';
import { Button, IconButton } from './button.tsx';
import { Icon } from './icon.tsx';

/** A file that was saved; `path` is for reading, `file` stands for it. */
export type SavedFile = { readonly path: string; readonly file: FileToken };

export function SavedNotice({
  saved: { path, file },
  onDismiss,
}: {
  readonly saved: SavedFile;
  readonly onDismiss: () => void;
}) {
  const [problem, setProblem] = useState('');
  const open = async (how: 'in-folder' | 'in-program') => {
    const opened = await call('openSaved', { file, how });
    setProblem(opened.ok ? '' : opened.error.message);
  };
  return (
    <div className="saved-notice">
      <Icon name="check" />
      <p role="status">
        Saved as <span className="path">{path}</span>
        {problem === '' ? null : <span role="alert"> {problem}</span>}
      </p>
      <Button look="quiet" onPress={() => void open('in-folder')}>
        Show in folder
      </Button>
      <Button look="quiet" onPress={() => void open('in-program')}>
        Open
      </Button>
      <IconButton icon="close" label="Dismiss" onPress={onDismiss} />
    </div>
  );
}
