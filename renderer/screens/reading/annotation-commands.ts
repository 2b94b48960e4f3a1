import type { Annotation, Target } from '../../../core/domain/annotations/annotation.ts';
import type { AnnotationChanges, KnownAnnotation } from '../../annotate/model.ts';
import type { ServiceInput } from '../../platform/service-link.ts';

/**
 * Something done to annotations, before and after the service has stored it. Each may be sent twice without harm, because a
 * service that was lost may have stored it.
 */
export type AnnotationCommand =
  | {
      readonly call: 'addAnnotation';
      readonly input: ServiceInput<'addAnnotation'>;
      readonly made: KnownAnnotation;
    }
  | {
      readonly call: 'replyToAnnotation';
      readonly input: ServiceInput<'replyToAnnotation'>;
      readonly made: KnownAnnotation;
    }
  | {
      readonly call: 'updateAnnotation';
      readonly input: { readonly id: string; readonly changes: AnnotationChanges };
      readonly at: number;
    }
  | { readonly call: 'removeAnnotation'; readonly input: { readonly id: string } }
  | { readonly call: 'markAnnotationsRead'; readonly input: { readonly ids: string[] }; readonly at: number }
  | {
      readonly call: 'placeAnnotation';
      readonly input: { readonly annotationId: string; readonly versionId: string; readonly target: Target };
    }
  | {
      readonly call: 'decidePlace';
      readonly input: { readonly placeId: string; readonly decision: 'accepted' | 'kept' | 'pending' };
    };

function changed(
  annotation: Annotation,
  { resolved, ...changes }: AnnotationChanges,
  at: number,
): Annotation {
  return {
    ...annotation,
    ...changes,
    ...(resolved === undefined ? {} : { resolvedAt: resolved ? (annotation.resolvedAt ?? at) : null }),
    modifiedAt: at,
  };
}

/** The annotations as they will be when the service has stored the command. */
export function afterCommand(
  known: readonly KnownAnnotation[],
  command: AnnotationCommand,
): readonly KnownAnnotation[] {
  switch (command.call) {
    case 'addAnnotation':
    case 'replyToAnnotation': {
      const { made } = command;
      return known.some(({ annotation }) => annotation.id === made.annotation.id) ? known : [...known, made];
    }
    case 'updateAnnotation': {
      const { id, changes } = command.input;
      const { visibility } = changes;
      return known.map((entry) => {
        if (entry.annotation.id === id) {
          return { ...entry, annotation: changed(entry.annotation, changes, command.at) };
        }
        // Answers are as private as what they answer.
        return visibility !== undefined && entry.annotation.replyTo === id
          ? { ...entry, annotation: { ...entry.annotation, visibility } }
          : entry;
      });
    }
    case 'removeAnnotation': {
      const gone = new Set([command.input.id]);
      for (const { annotation } of known) {
        if (annotation.replyTo !== null && gone.has(annotation.replyTo)) {
          gone.add(annotation.id);
        }
      }
      return known.filter(({ annotation }) => !gone.has(annotation.id));
    }
    case 'markAnnotationsRead': {
      const ids = new Set(command.input.ids);
      return known.map((entry) =>
        ids.has(entry.annotation.id) && entry.annotation.readAt === null
          ? { ...entry, annotation: { ...entry.annotation, readAt: command.at } }
          : entry,
      );
    }
    case 'placeAnnotation': {
      const { annotationId, target } = command.input;
      return known.map((entry) =>
        entry.annotation.id === annotationId && entry.place !== null
          ? {
              ...entry,
              place: {
                ...entry.place,
                target,
                decision: entry.place.decision === 'made' ? 'made' : 'chosen',
              },
            }
          : entry,
      );
    }
    case 'decidePlace': {
      const { placeId, decision } = command.input;
      return known.map((entry) =>
        entry.place?.id === placeId
          ? {
              ...entry,
              place: { ...entry.place, decision, target: decision === 'kept' ? null : entry.place.target },
            }
          : entry,
      );
    }
  }
}
