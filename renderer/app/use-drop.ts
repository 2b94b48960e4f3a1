import { useEffect, useEffectEvent, useState } from 'react';
import { pathsOfDroppedFiles } from '../platform/shell.ts';
import { giveFiles, isBundlePath } from './given-files.ts';
import { goTo, useRoute } from './use-route.ts';

export interface DroppedFiles {
  readonly paths: readonly string[];
  /** Raised with every drop, so that the same files can be dropped again. */
  readonly turn: number;
}

/** Hands on the paths of files that are dropped anywhere on the window. */
export function useDroppedPaths(onDrop: (paths: readonly string[]) => void): void {
  const drop = useEffectEvent(onDrop);
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
        drop(paths);
      }
    };
    window.addEventListener('dragover', allow);
    window.addEventListener('drop', take);
    return () => {
      window.removeEventListener('dragover', allow);
      window.removeEventListener('drop', take);
    };
  }, []);
}

/**
 * Files dropped anywhere on the window: bundles go to 受け取る, as does everything while that screen is in view; other files
 * go to the import screen. Null until some did.
 */
export function useDropToImport(): DroppedFiles | null {
  const [dropped, setDropped] = useState<DroppedFiles | null>(null);
  const { screen } = useRoute();
  useDroppedPaths((paths) => {
    const bundles = screen === 'receive' ? paths : paths.filter(isBundlePath);
    if (bundles.length > 0) {
      giveFiles(bundles);
      goTo({ screen: 'receive' });
    } else {
      setDropped((now) => ({ paths, turn: (now?.turn ?? 0) + 1 }));
      goTo({ screen: 'import' });
    }
  });
  return dropped;
}
