import { useCallback, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { UndoState } from '../../../core/contract/annotation-calls.ts';
import type { ShingiError } from '../../../core/contract/errors.ts';
import type { ShownMaterial } from '../../../core/contract/schemas.ts';
import type { Author, Target } from '../../../core/domain/annotations/annotation.ts';
import { MarkStore, textMarksOf } from '../../annotate/mark-store.ts';
import { type AnnotationActs, type AnnotationChanges, type NewMark, viewsOf } from '../../annotate/model.ts';
import { useCall, useSession } from '../../data/session.tsx';
import { type KeptDesks, useKeptDesk } from '../../data/use-kept-desk.ts';
import { newId } from '../../platform/new-id.ts';
import { AnnotationDesk } from './annotation-desk.ts';
import { useStartOpinion } from './use-start-opinion.ts';
import { useSteps } from './use-steps.ts';

/** The annotations of the version in view, and everything that can be done to them. The functions keep their identity. */
export interface Annotations extends AnnotationActs {
  readonly state: 'loading' | 'ready' | 'failed';
  /** For the runs of text of the paper. */
  readonly store: MarkStore;
  /** Why something could not be loaded or stored; null when all is well. */
  readonly problem: { readonly error: ShingiError; readonly onRetry: (() => void) | null } | null;
  /** Whether something is on its way to the file. */
  readonly saving: boolean;
  readonly undoState: UndoState;
  readonly reply: (annotationId: string, body: string) => string;
  readonly decide: (placeId: string, decision: 'accepted' | 'kept' | 'pending') => void;
  readonly markRead: (ids: readonly string[]) => void;
  readonly dismissProblem: () => void;
}

const desks: KeptDesks<AnnotationDesk> = new WeakMap();

function useDesk(versionId: string): AnnotationDesk {
  const { link } = useSession();
  const make = useCallback(() => new AnnotationDesk(link), [link]);
  return useKeptDesk(desks, versionId, make);
}

export function useAnnotations(shown: ShownMaterial): Annotations {
  const { cache } = useSession();
  const versionId = shown.version.id;
  const materialId = shown.material.id;
  const { blocks } = shown;
  const desk = useDesk(versionId);
  const answer = useCall('annotations', { versionId });
  const stored = answer.state === 'ready' ? answer.value : null;
  useLayoutEffect(() => {
    if (stored !== null) {
      desk.receive(stored);
    }
  }, [desk, stored]);
  const { known, failure, saving } = useSyncExternalStore(desk.subscribe, desk.state);
  const marks = useMemo(() => viewsOf(known, blocks), [known, blocks]);
  const author = useAuthor();

  const [chosen, setChosen] = useState<string | null>(null);
  const [writing, setWriting] = useState<string | null>(null);
  const [written, setWritten] = useState<string | null>(null);
  const selectedId = marks.some(({ id }) => id === chosen) ? chosen : null;
  const writingId = selectedId !== null && writing === selectedId ? writing : null;
  const [store] = useState(() => new MarkStore());
  useLayoutEffect(
    () => store.show(textMarksOf(marks, blocks, selectedId)),
    [store, marks, blocks, selectedId],
  );

  const { undo, redo, undoState, stepError, clearStepError } = useSteps(materialId, desk);
  const opinions = useStartOpinion(shown.meeting.id, desk);
  const { clearOpinionError } = opinions;
  const acts = useMemo(
    () => ({
      add: ({ target, mark, colour, body = '', visibility = 'private' }: NewMark) => {
        const id = newId();
        const at = Date.now();
        desk.act({
          call: 'addAnnotation',
          input: { id, versionId, target, mark, colour, body, visibility },
          made: {
            annotation: { ...bare(id, materialId, author, at), mark, colour, body, visibility },
            place: {
              id: newId(),
              annotationId: id,
              versionId,
              target,
              verdict: null,
              reason: null,
              decision: 'made',
              changedNumbers: [],
            },
            own: true,
          },
        });
        return id;
      },
      reply: (annotationId: string, body: string) => {
        const id = newId();
        const answered = desk.state().known.find(({ annotation }) => annotation.id === annotationId);
        if (answered !== undefined) {
          const { colour, visibility } = answered.annotation;
          const annotation = bare(id, materialId, author, Date.now());
          desk.act({
            call: 'replyToAnnotation',
            input: { id, annotationId, body },
            made: {
              annotation: { ...annotation, mark: 'note', colour, body, visibility, replyTo: annotationId },
              place: null,
              own: true,
            },
          });
        }
        return id;
      },
      change: (id: string, changes: AnnotationChanges) =>
        desk.act({ call: 'updateAnnotation', input: { id, changes }, at: Date.now() }),
      write: (id: string, body: string) => desk.write(id, body),
      flush: () => desk.flush(),
      remove: (id: string) => desk.act({ call: 'removeAnnotation', input: { id } }),
      place: (annotationId: string, target: Target) =>
        desk.act({ call: 'placeAnnotation', input: { annotationId, versionId, target } }),
      decide: (placeId: string, decision: 'accepted' | 'kept' | 'pending') =>
        desk.act({ call: 'decidePlace', input: { placeId, decision } }),
      markRead: (ids: readonly string[]) =>
        desk.act({ call: 'markAnnotationsRead', input: { ids: [...ids] }, at: Date.now() }),
      select: (id: string | null) => {
        setChosen(id);
        setWriting(null);
        setWritten(null);
      },
      openNote: (id: string | null) => {
        setChosen(id);
        setWriting(id);
        setWritten(null);
      },
      closeNote: (id: string) => {
        setChosen(id);
        setWriting(null);
        setWritten(id);
      },
      dismissProblem: () => {
        desk.dismiss();
        clearStepError();
        clearOpinionError();
      },
    }),
    [desk, versionId, materialId, author, clearStepError, clearOpinionError],
  );

  const problem = useMemo(() => {
    if (failure !== null) {
      return { error: failure.error, onRetry: failure.mayRetry ? () => desk.retry() : null };
    }
    const refused = stepError ?? opinions.opinionError;
    if (refused !== null) {
      return { error: refused, onRetry: null };
    }
    return answer.state === 'failed'
      ? { error: answer.error, onRetry: () => cache.retry('annotations', { versionId }) }
      : null;
  }, [failure, stepError, opinions.opinionError, answer, desk, cache, versionId]);

  return {
    state: answer.state,
    marks,
    store,
    problem,
    saving,
    undoState,
    canUndo: undoState.undo !== null,
    canRedo: undoState.redo !== null,
    selectedId,
    writingId,
    toolsId: selectedId === written || selectedId === writingId ? null : selectedId,
    startOpinion: opinions.startOpinion,
    undo,
    redo,
    ...acts,
  };
}

/** What every new annotation has in common until the service has stored it. */
function bare(id: string, materialId: string, author: Author, at: number) {
  return {
    id,
    materialId,
    author,
    createdAt: at,
    modifiedAt: at,
    replyTo: null as string | null,
    resolvedAt: null,
    readAt: at,
    source: 'own',
    foreign: null,
  } as const;
}

/** The owner's name for what is not stored yet; the service writes the author that counts. */
function useAuthor(): Author {
  const owner = useCall('owner', {});
  const known = owner.state === 'ready' ? owner.value : null;
  return useMemo(
    () => ({ id: known?.memberId ?? 'owner', name: known?.name ?? '', role: known?.role ?? 'unknown' }),
    [known],
  );
}
