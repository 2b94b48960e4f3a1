import type { Annotation, Place, Target } from '../../../core/domain/annotations/annotation.ts';
import { type KnownAnnotation, type MarkView, viewsOf } from '../../../renderer/annotate/model.ts';

let count = 0;

/** An annotation as the service tells it, for tests. */
export function known(
  target: Target | null,
  changes: Partial<Annotation> = {},
  place: Partial<Place> = {},
): KnownAnnotation {
  count += 1;
  const id = changes.id ?? `annotation-${count}`;
  return {
    own: true,
    annotation: {
      id,
      materialId: 'material',
      mark: 'highlight',
      colour: 'important',
      body: '',
      author: { id: 'me', name: 'わたし', role: 'member' },
      visibility: 'private',
      createdAt: count,
      modifiedAt: count,
      replyTo: null,
      resolvedAt: null,
      readAt: null,
      source: 'own',
      foreign: null,
      ...changes,
    },
    place: {
      id: `place-${count}`,
      annotationId: id,
      versionId: 'version',
      target,
      verdict: null,
      reason: null,
      decision: 'made',
      changedNumbers: [],
      ...place,
    },
  };
}

/** Views of targets on blocks, with ids in the order of the targets. */
export function viewsOn(
  blocks: readonly { readonly id: string }[],
  entries: readonly KnownAnnotation[],
): MarkView[] {
  return viewsOf(entries, blocks);
}
