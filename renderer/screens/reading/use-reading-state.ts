import { useCallback } from 'react';
import type { ReadingState, ShownMaterial } from '../../../core/contract/schemas.ts';
import { useAsk, useCall } from '../../data/session.tsx';

/** How far this reader has come with a paper, and how to say that it has been read. */
export function useReadingState(shown: ShownMaterial): {
  readonly reading: ReadingState;
  readonly finish: (finished: boolean) => void;
} {
  const ask = useAsk();
  const overview = useCall('overview', {});
  const { material, version } = shown;
  const summary =
    overview.state === 'ready'
      ? overview.value.meetings
          .flatMap((meeting) => meeting.materials)
          .find((candidate) => candidate.material.id === material.id)
      : undefined;
  // The overview knows the current version; an older one keeps what came with it.
  const reading = summary?.version.id === version.id ? summary.reading : shown.reading;
  const { lastBlockId } = shown;
  const finish = useCallback(
    (finished: boolean) => {
      ask('markReading', { versionId: version.id, lastBlockId, finished }).catch((error: unknown) =>
        console.error(error),
      );
    },
    [ask, version.id, lastBlockId],
  );
  return { reading, finish };
}
