import { useEffect } from 'react';
import type { Overview } from '../../core/contract/schemas.ts';
import { engineProgram } from '../screens/reading/pdf/index.ts';

/** Gets the PDF engine ready in an idle moment, where the committee has papers for it. */
export function usePreparedEngine(overview: Overview | null): void {
  const isWanted =
    overview?.meetings.some(({ materials }) => materials.some(({ material }) => material.kind === 'file')) ??
    false;
  useEffect(() => {
    if (!isWanted) {
      return;
    }
    const handle = requestIdleCallback(() => {
      // Opening a paper tries again, and says so there.
      engineProgram().catch((error: unknown) => console.error(error));
    });
    return () => cancelIdleCallback(handle);
  }, [isWanted]);
}
