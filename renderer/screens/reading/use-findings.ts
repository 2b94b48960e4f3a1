import { useMemo } from 'react';
import type { Finding, ShownMaterial } from '../../../core/contract/schemas.ts';
import { useCall } from '../../data/session.tsx';

const none: readonly Finding[] = [];

/** What the checks say about a paper: only what asks for a look and was not accepted as intended, in order. */
export function useFindings(shown: ShownMaterial): readonly Finding[] {
  const check = useCall('check', { meetingId: shown.meeting.id });
  const { material, blocks } = shown;
  return useMemo(() => {
    if (check.state !== 'ready') {
      return none;
    }
    const order = new Map(blocks.map((block, index) => [block.id, index]));
    const place = (finding: Finding): number =>
      finding.blockId === null ? -1 : (order.get(finding.blockId) ?? -1);
    return check.value
      .filter(
        (finding) =>
          finding.materialId === material.id && finding.severity !== 'info' && finding.accepted === null,
      )
      .sort((a, b) => place(a) - place(b));
  }, [check, material.id, blocks]);
}
