import { useEffect, useState } from 'react';
import { pathsOfDroppedFiles } from '../platform/shell.ts';
import { goTo } from './use-route.ts';

export interface DroppedFiles {
  readonly paths: readonly string[];
  /** Raised with every drop, so that the same files can be dropped again. */
  readonly turn: number;
}

/** Files dropped anywhere on the window go to the import screen. Null until some were. */
export function useDropToImport(): DroppedFiles | null {
  const [dropped, setDropped] = useState<DroppedFiles | null>(null);
  useEffect(() => {
    const allow = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true) {
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      }
    };
    const take = (event: DragEvent): void => {
      const files = event.dataTransfer?.files;
      if (files === undefined || files.length === 0) {
        return;
      }
      event.preventDefault();
      const paths = pathsOfDroppedFiles(files);
      if (paths.length > 0) {
        setDropped((now) => ({ paths, turn: (now?.turn ?? 0) + 1 }));
        goTo({ screen: 'import' });
      }
    };
    window.addEventListener('dragover', allow);
    window.addEventListener('drop', take);
    return () => {
      window.removeEventListener('dragover', allow);
      window.removeEventListener('drop', take);
    };
  }, []);
  return dropped;
}
