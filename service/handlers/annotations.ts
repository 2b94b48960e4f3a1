import { ShingiError } from '../../core/contract/errors.ts';
import type { Handlers } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import type { Annotation } from '../../core/domain/annotations/annotation.ts';
import { carryForward } from '../../db/annotations/carry.ts';
import {
  addAnnotation,
  addReply,
  annotationTables,
  choosePlace,
  decidePlace,
  releaseAnnotations,
  removeAnnotation,
  updateAnnotation,
} from '../../db/annotations/commands.ts';
import { findAnnotation, listAnnotations } from '../../db/annotations/queries.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { findOwner, setOwner } from '../../db/committees/owner.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { recordStep, redoStep, undoStep } from '../../db/undo/commands.ts';
import { undoState } from '../../db/undo/queries.ts';
import { annotationsInOrder } from '../annotations/choose.ts';
import { authorOf, showAnnotations, showReplacement } from '../annotations/show.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { exportComparison } from '../replacements/export-comparison.ts';
import { publishReplacement } from '../replacements/publish-replacement.ts';
import { showComparison } from '../replacements/show-comparison.ts';
import { undoReplacement } from '../replacements/undo-replacement.ts';
import { annotationFileHandlers } from './annotation-files.ts';

type AnnotationCalls = Pick<
  Handlers<ServiceContract>,
  | 'owner'
  | 'setOwner'
  | 'annotations'
  | 'allAnnotations'
  | 'replacement'
  | 'comparison'
  | 'exportComparison'
  | 'exportAnnotations'
  | 'countAnnotations'
  | 'exportAnnotatedPdf'
  | 'exportAnnotationList'
  | 'importAnnotations'
  | 'publishReplacement'
  | 'undoReplacement'
  | 'addAnnotation'
  | 'replyToAnnotation'
  | 'updateAnnotation'
  | 'removeAnnotation'
  | 'markAnnotationsRead'
  | 'placeAnnotation'
  | 'decidePlace'
  | 'undoState'
  | 'undo'
  | 'redo'
>;

export function annotationHandlers(service: CommitteeService): AnnotationCalls {
  const { file } = service;
  const { read } = file;

  /** One command that can be taken back. */
  const change = <Value>(
    command: string,
    act: (tx: WriteHandle) => Value,
    materialOf: (value: Value) => string,
    mergeKey: string | null = null,
  ): Value => {
    const value = file.write(ownerActor, command, (tx) => {
      const made = act(tx);
      recordStep(tx, { scope: materialOf(made), label: command, mergeKey });
      return made;
    });
    service.announce('annotations');
    return value;
  };
  const step = (command: 'undo' | 'redo', act: (tx: WriteHandle) => string | null) => {
    const label = file.write(ownerActor, command, act);
    service.announce('annotations');
    return { label };
  };

  return {
    owner: () => findOwner(read),
    setOwner: (owner) => {
      file.write(ownerActor, 'setOwner', (tx) => setOwner(tx, owner));
      service.announce('committee', 'annotations');
      return null;
    },

    annotations: ({ versionId }) => showAnnotations(read, versionId),
    allAnnotations: () => annotationsInOrder(read),
    replacement: ({ versionId }) => showReplacement(read, versionId),
    comparison: ({ beforeId, afterId }) => showComparison(read, beforeId, afterId),
    ...annotationFileHandlers(service),
    exportComparison: ({ beforeId, afterId, path, jobId }) =>
      service.runJob(jobId, (signal, onProgress) =>
        exportComparison(service, { beforeId, afterId, path }, signal, onProgress),
      ),
    publishReplacement: ({ jobId, ...request }) =>
      service.runJob(jobId, (signal) => publishReplacement(service, request, signal)),
    undoReplacement: ({ materialId }) => undoReplacement(service, materialId),

    addAnnotation: ({ versionId, target, ...fields }) => {
      const author = authorOf(read);
      const added = change(
        'addAnnotation',
        (tx) => {
          const made = addAnnotation(
            tx,
            { ...fields, author, source: 'own', foreign: null },
            versionId,
            target,
          );
          carryForward(tx, made.annotation.id);
          return made;
        },
        ({ annotation }) => annotation.materialId,
        typing(fields.id),
      );
      return { ...added, own: true };
    },
    replyToAnnotation: ({ id, annotationId, body }) => {
      const author = authorOf(read);
      const annotation = change(
        'replyToAnnotation',
        (tx) => addReply(tx, { id, body, author, source: 'own', foreign: null }, annotationId),
        ({ materialId }) => materialId,
        typing(id),
      );
      return { annotation, place: null, own: true };
    },
    updateAnnotation: ({ id, changes: { resolved, ...changes } }) => {
      const isTyping = resolved === undefined && Object.keys(changes).join() === 'body';
      return change(
        isTyping ? 'writeAnnotation' : 'updateAnnotation',
        (tx) =>
          updateAnnotation(
            tx,
            id,
            { ...defined(changes), ...(resolved === undefined ? {} : settled(tx, id, resolved)) },
            authorOf(tx),
          ),
        ({ materialId }) => materialId,
        isTyping ? typing(id) : null,
      );
    },
    removeAnnotation: ({ id }) => {
      change(
        'removeAnnotation',
        (tx) => removeAnnotation(tx, id, authorOf(tx)),
        ({ materialId }) => materialId,
      );
      return null;
    },
    markAnnotationsRead: ({ ids }) => {
      file.write(ownerActor, 'markAnnotationsRead', (tx) => {
        for (const id of ids) {
          if (requireAnnotation(tx, id).readAt === null) {
            updateAnnotation(tx, id, { readAt: tx.environment.now() }, authorOf(tx));
          }
        }
      });
      service.announce('annotations');
      return null;
    },
    placeAnnotation: ({ annotationId, versionId, target }) =>
      change(
        'placeAnnotation',
        (tx) => choosePlace(tx, annotationId, versionId, target),
        () => requireAnnotation(read, annotationId).materialId,
      ),
    decidePlace: ({ placeId, decision }) =>
      change(
        decisionCommands[decision],
        (tx) => decidePlace(tx, placeId, decision),
        (place) => requireAnnotation(read, place.annotationId).materialId,
      ),

    undoState: ({ materialId }) => undoState(read, materialId),
    undo: ({ materialId }) =>
      step('undo', (tx) =>
        undoStep(tx, materialId, annotationTables, (patch) => releaseAnnotations(tx, patch)),
      ),
    redo: ({ materialId }) =>
      step('redo', (tx) => {
        const label = redoStep(tx, materialId, annotationTables);
        for (const { id, replyTo } of label === null ? [] : listAnnotations(tx, materialId)) {
          // Later versions may have come since it was taken back.
          if (replyTo === null) {
            carryForward(tx, id);
          }
        }
        return label;
      }),
  };
}

const decisionCommands = {
  accepted: 'acceptPlace',
  kept: 'keepWithoutPlace',
  pending: 'reopenPlace',
} as const;

/** Words typed into one annotation become one step. */
function typing(annotationId: string): string {
  return `body ${annotationId}`;
}

function settled(tx: WriteHandle, id: string, resolved: boolean): { resolvedAt: number | null } {
  return { resolvedAt: resolved ? (requireAnnotation(tx, id).resolvedAt ?? tx.environment.now()) : null };
}

function requireAnnotation(read: ReadHandle, id: string): Annotation {
  const annotation = findAnnotation(read, id);
  if (annotation === null) {
    throw new ShingiError('not-found', { what: 'annotation', id });
  }
  return annotation;
}

/** Without the members that are undefined, which the schema lets through. */
function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as never;
}
