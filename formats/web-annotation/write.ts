import {
  type Annotation,
  motivationOf,
  type Target,
  type TargetPart,
} from '../../core/domain/annotations/annotation.ts';
import type { Id } from '../../core/domain/ids.ts';
import { annotationContext, blockFragments, pdfFragments } from './shapes.ts';

type Json = Record<string, unknown>;

export interface WrittenTarget {
  readonly versionId: Id;
  readonly target: Target;
  /** Zero-based page of blocks that are pages of a PDF; null for others. */
  readonly pageOf: (blockId: string) => number | null;
}

/** @param written where it stands, or the annotation that it answers; null for one without a place */
export function writeWebAnnotation(
  annotation: Annotation,
  written: WrittenTarget | { readonly answered: Annotation } | null,
): Json {
  const foreign = annotation.foreign ?? {};
  const ours: Json = {
    '@context': annotationContext,
    id: nameOf(annotation.id),
    type: 'Annotation',
    motivation: annotation.replyTo === null ? motivationOf[annotation.mark] : 'replying',
    created: new Date(annotation.createdAt).toISOString(),
    modified: new Date(annotation.modifiedAt).toISOString(),
    creator: {
      type: annotation.author.role === 'secretariat' ? 'Organization' : 'Person',
      id: annotation.author.id,
      name: annotation.author.name,
      'shingi:role': annotation.author.role,
    },
    ...(annotation.body === ''
      ? {}
      : { body: [{ type: 'TextualBody', value: annotation.body, format: 'text/markdown', language: 'ja' }] }),
    target:
      written === null
        ? nameOf(annotation.id)
        : 'answered' in written
          ? outwardName(written.answered)
          : targetsOf(written),
    'shingi:mark': annotation.mark,
    'shingi:colour': annotation.colour,
    'shingi:visibility': annotation.visibility,
    ...(annotation.resolvedAt === null
      ? {}
      : { 'shingi:resolved': new Date(annotation.resolvedAt).toISOString() }),
  };
  // What another program wrote and this one does not know goes out as it came; its own name for the annotation too.
  return { ...ours, ...foreign };
}

/** The name under which an annotation goes out: the one that another program gave it, or else its own. */
function outwardName({ id, foreign }: Annotation): string {
  const name = foreign?.['id'];
  return typeof name === 'string' ? name : nameOf(id);
}

/** Ids are UUIDs, so their name is an IRI by RFC 9562. */
export function nameOf(id: Id): string {
  return `urn:uuid:${id}`;
}

function targetsOf({ versionId, target, pageOf }: WrittenTarget): Json[] {
  return target.parts.map((part, index) => ({
    type: 'SpecificResource',
    source: nameOf(versionId),
    selector: selectorsOf(part, pageOf(part.blockId)),
    ...(index === 0 && target.shape.type !== 'text' ? { 'shingi:shape': target.shape } : {}),
    ...(part.quads === null ? {} : { 'shingi:quads': part.quads }),
  }));
}

function selectorsOf(part: TargetPart, page: number | null): Json[] {
  return [
    {
      type: 'FragmentSelector',
      conformsTo: blockFragments,
      value: part.blockId,
      ...(part.range === null
        ? {}
        : { refinedBy: { type: 'TextPositionSelector', start: part.range[0], end: part.range[1] } }),
    },
    ...(part.quote === null ? [] : [{ type: 'TextQuoteSelector', ...part.quote }]),
    ...(page === null
      ? []
      : [{ type: 'FragmentSelector', conformsTo: pdfFragments, value: `page=${page + 1}` }]),
  ];
}
