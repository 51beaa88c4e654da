import { useEffect, useEffectEvent, useState } from 'react';
import { Icon } from '../components/icon.tsx';

/** Takes files dropped anywhere on the window. */
export function FileDrop({
  isOff,
  onDrop,
}: {
  readonly isOff: boolean;
  readonly onDrop: (files: readonly File[]) => void;
}) {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent((files: readonly File[]) => {
    setOver(false);
    if (!isOff && files.length > 0) onDrop(files);
  });

  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      take([...(event.dataTransfer?.files ?? [])]);
    };
    const stop = new AbortController();
    window.addEventListener('dragover', over, { signal: stop.signal });
    window.addEventListener('dragleave', leave, { signal: stop.signal });
    window.addEventListener('drop', drop, { signal: stop.signal });
    return () => stop.abort();
  }, []);

  if (!isOver) return null;
  return (
    <div className="drop-overlay" aria-hidden="true">
      <div className="drop-target">
        <Icon name="import" size={28} />
        <strong>{isOff ? 'An import is running' : 'Drop your files to import them'}</strong>
        <p>
          {isOff ? 'Drop your files when it has finished.' : 'You will see them before anything is stored.'}
        </p>
      </div>
    </div>
  );
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
