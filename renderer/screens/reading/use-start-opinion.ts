import { useCallback, useMemo, useState } from 'react';
import type { ShingiError } from '../../../core/contract/errors.ts';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { asShingiError } from '../../data/call-cache.ts';
import { useAsk, useCall } from '../../data/session.tsx';
import { useAnnounce } from '../../ui/status.tsx';
import type { AnnotationDesk } from './annotation-desk.ts';

/** Begins an opinion of the owner's sheet from a mark or note of the paper in view, and goes to it. */
export function useStartOpinion(
  meetingId: string,
  desk: AnnotationDesk,
): {
  /** null in a secretariat's file. */
  readonly startOpinion: ((annotationId: string) => void) | null;
  readonly opinionError: ShingiError | null;
  readonly clearOpinionError: () => void;
} {
  const t = useWords();
  const ask = useAsk();
  const announce = useAnnounce();
  const owner = useCall('owner', {});
  const [error, setError] = useState<ShingiError | null>(null);
  const isMember = owner.state === 'ready' && owner.value.role === 'member';
  const startOpinion = useMemo(() => {
    const begin = async (annotationId: string): Promise<void> => {
      try {
        // The mark may have been made a moment ago.
        await desk.whenStored();
        const { opinionId } = await ask('opinionFromAnnotation', { meetingId, annotationId });
        setError(null);
        announce(t('opinion-sheet:start.begun'));
        goTo({ screen: 'sheet', meetingId, opinionId });
      } catch (refusal) {
        setError(asShingiError(refusal));
      }
    };
    return isMember ? (annotationId: string) => void begin(annotationId) : null;
  }, [isMember, desk, ask, announce, t, meetingId]);
  return {
    startOpinion,
    opinionError: error,
    clearOpinionError: useCallback(() => setError(null), []),
  };
}
