import { type Annotation, anchoringStateOf, type Place } from '../../core/domain/annotations/annotation.ts';
import { quotedText } from '../../core/domain/annotations/target.ts';
import type { Block } from '../../core/domain/blocks/block.ts';
import { listAnnotations, placesOf } from '../../db/annotations/queries.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { versionBlocks } from '../../db/materials/queries.ts';
import { writeWebAnnotation } from '../../formats/web-annotation/write.ts';

export interface WebExport {
  /** null: all materials. */
  readonly materialId: string | null;
  /** null: each annotation in the newest version that it has a place in. */
  readonly versionId: string | null;
  readonly includePrivate: boolean;
  /** With what this program knows of them: state, verdict, the text they hold now. */
  readonly withState: boolean;
}

export interface WebExported {
  readonly annotations: Record<string, unknown>[];
  /** Private ones that were left out. */
  readonly leftOut: number;
}

/** Annotations with their answers as W3C Web Annotations, in the order in which they were made. */
export function exportWebAnnotations(read: ReadHandle, request: WebExport): WebExported {
  const all = listAnnotations(read, request.materialId);
  const chosen = all.filter(({ visibility }) => request.includePrivate || visibility === 'shared');
  const blocksOf = cachedBlocks(read);
  const written = new Map<string, Annotation>();
  const annotations = chosen.flatMap((annotation): Record<string, unknown>[] => {
    if (annotation.replyTo !== null) {
      const answered = written.get(annotation.replyTo);
      return answered === undefined ? [] : [writeWebAnnotation(annotation, { answered })];
    }
    const places = placesOf(read, annotation.id);
    const place =
      request.versionId === null
        ? places.at(-1)
        : places.find(({ versionId }) => versionId === request.versionId);
    if (place === undefined) {
      return [];
    }
    written.set(annotation.id, annotation);
    return [writtenAt(annotation, place, places, blocksOf, request.withState)];
  });
  return { annotations, leftOut: all.length - chosen.length };
}

function writtenAt(
  annotation: Annotation,
  place: Place,
  places: readonly Place[],
  blocksOf: (versionId: string) => ReadonlyMap<string, Block>,
  withState: boolean,
): Record<string, unknown> {
  // Without a place of its own it is told by the last one that it had.
  const standing = place.target === null ? places.findLast(({ target }) => target !== null) : place;
  const blocks = blocksOf(standing?.versionId ?? place.versionId);
  const pageOf = (blockId: string) => {
    const block = blocks.get(blockId);
    return block?.kind === 'page' ? block.pageIndex : null;
  };
  const written = writeWebAnnotation(
    annotation,
    standing?.target == null ? null : { versionId: standing.versionId, target: standing.target, pageOf },
  );
  return withState ? { ...written, ...stateOf(place, blocks) } : written;
}

function stateOf(place: Place, blocks: ReadonlyMap<string, Block>): Record<string, unknown> {
  const [part] = place.target?.parts ?? [];
  const block = part === undefined ? undefined : blocks.get(part.blockId);
  return {
    // A proposal that nobody has agreed to yet has a place all the same.
    state: place.target === null ? 'orphaned' : 'anchored',
    pending: anchoringStateOf(place) === 'pending',
    ...(place.verdict === null ? {} : { verdict: place.verdict }),
    ...(place.reason === null ? {} : { reason: place.reason }),
    textNow: place.target === null ? null : quotedText(place.target),
    block: part?.blockId ?? null,
    blockText: block?.text ?? null,
    range: part?.range ?? null,
  };
}

function cachedBlocks(read: ReadHandle): (versionId: string) => ReadonlyMap<string, Block> {
  const known = new Map<string, ReadonlyMap<string, Block>>();
  return (versionId) => {
    const blocks =
      known.get(versionId) ?? new Map(versionBlocks(read, versionId).map((block) => [block.id, block]));
    known.set(versionId, blocks);
    return blocks;
  };
}
