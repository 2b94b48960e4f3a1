import { ZodError } from 'zod';
import { ShingiError } from '../../core/contract/errors.ts';
import {
  type Annotation,
  type Author,
  longestBody,
  type Shape,
  type Target,
  type Visibility,
} from '../../core/domain/annotations/annotation.ts';
import { findQuote } from '../../core/domain/annotations/find-quote.ts';
import { partOf } from '../../core/domain/annotations/target.ts';
import type { Block } from '../../core/domain/blocks/block.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import { currentVersion, type Material, type MaterialVersion } from '../../core/domain/materials/material.ts';
import { carryForward } from '../../db/annotations/carry.ts';
import { addAnnotation, addReply, updateAnnotation } from '../../db/annotations/commands.ts';
import { findAnnotation, listAnnotations } from '../../db/annotations/queries.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { findVersion, listVersions, versionBlocks } from '../../db/materials/queries.ts';
import { meetingsWithMaterials } from '../../db/meetings/queries.ts';
import { type ReadAnnotation, type ReadPart, readWebAnnotation } from '../../formats/web-annotation/read.ts';
import { authorOf } from './show.ts';

export interface WebImport {
  /** Parsed JSON: Web Annotations. */
  readonly annotations: readonly unknown[];
  /** Where annotations belong whose target names no version of this file; null: wherever their quote stands. */
  readonly version: MaterialVersion | null;
  /** For those that do not say it themselves. */
  readonly visibility: Visibility;
}

export interface WebImportResult {
  readonly added: string[];
  readonly updated: string[];
  /** Were here already, just so. */
  readonly unchanged: string[];
}

interface Found {
  readonly versionId: string;
  readonly target: Target;
}

/**
 * Takes Web Annotations in, all of them or none. The same ones a second time change nothing.
 * @throws ShingiError invalid-input (no Web Annotation; its number is named), not-found (the quote stands nowhere), ambiguous
 *   (it stands in several places and nothing decides)
 */
export function importWebAnnotations(tx: WriteHandle, request: WebImport): WebImportResult {
  const result: WebImportResult = { added: [], updated: [], unchanged: [] };
  const names = new Map<string, string>();
  for (const annotation of listAnnotations(tx, null)) {
    const foreignId = annotation.foreign?.['id'];
    names.set(annotation.id, annotation.id);
    if (typeof foreignId === 'string') {
      names.set(foreignId, annotation.id);
    }
  }
  for (const { read, index } of answersLast(request.annotations.map(parsed))) {
    const name = nameIn(read);
    const known = name === null ? undefined : names.get(name);
    if (known === undefined) {
      const id = read.id ?? tx.environment.newId();
      add(tx, read, id, request, names, index);
      names.set(name ?? id, id);
      result.added.push(id);
    } else {
      result[refresh(tx, known, read) ? 'updated' : 'unchanged'].push(known);
    }
  }
  return result;
}

interface Numbered {
  readonly read: ReadAnnotation;
  readonly index: number;
}

/** Other programs list the newest first: an answer before what it answers. */
function answersLast(annotations: readonly ReadAnnotation[]): Numbered[] {
  const answersTo = new Map<string, Numbered[]>();
  const names = new Set(annotations.map(nameIn));
  const ordered: Numbered[] = [];
  for (const [index, read] of annotations.entries()) {
    const answered = read.replyTo === null ? null : nameWithoutScheme(read.replyTo);
    if (answered !== null && names.has(answered)) {
      const list = answersTo.get(answered) ?? [];
      list.push({ read, index });
      answersTo.set(answered, list);
    } else {
      ordered.push({ read, index });
    }
  }
  // Grows while it is walked through: answers come behind what they answer.
  for (const { read } of ordered) {
    const name = nameIn(read);
    if (name !== null) {
      ordered.push(...(answersTo.get(name) ?? []));
      answersTo.delete(name);
    }
  }
  // Answers that go round in a circle answer nothing; they are refused one after the other.
  return [...ordered, ...[...answersTo.values()].flat()];
}

function nameWithoutScheme(name: string): string {
  return name.replace(/^urn:uuid:/u, '');
}

function parsed(input: unknown, index: number): ReadAnnotation {
  if (isTooDeep(input)) {
    throw new ShingiError('invalid-input', { annotation: index + 1, path: '', message: 'nesting' });
  }
  try {
    const read = readWebAnnotation(input);
    if (read.body.length > longestBody) {
      throw new ShingiError('invalid-input', { annotation: index + 1, path: 'body', message: 'length' });
    }
    return read;
  } catch (error) {
    if (!(error instanceof ZodError)) {
      throw error;
    }
    const [issue] = error.issues;
    throw new ShingiError('invalid-input', {
      annotation: index + 1,
      path: issue?.path.join('.') ?? '',
      message: issue?.message ?? '',
    });
  }
}

/** No annotation of any program nests as deeply; what does is made to break programs that read it. */
const deepestNesting = 40;

function isTooDeep(input: unknown): boolean {
  let level: readonly unknown[] = [input];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepestNesting) {
      return true;
    }
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}

function nameIn({ id, foreign }: ReadAnnotation): string | null {
  const foreignId = foreign?.['id'];
  return id ?? (typeof foreignId === 'string' ? foreignId : null);
}

/** A newer state of an annotation that is here already; its author's words win over older ones of the same author. */
function refresh(tx: WriteHandle, id: string, read: ReadAnnotation): boolean {
  const before = findAnnotation(tx, id);
  const author = authorIn(read, authorOf(tx));
  if (before === null || author.id !== before.author.id || (read.modifiedAt ?? 0) <= before.modifiedAt) {
    return false;
  }
  const after = updateAnnotation(
    tx,
    id,
    { body: read.body, colour: read.colour, mark: read.mark, resolvedAt: read.resolvedAt },
    before.author,
  );
  return canonicalJson(after as never) !== canonicalJson(before as never);
}

function add(
  tx: WriteHandle,
  read: ReadAnnotation,
  id: string,
  request: WebImport,
  names: ReadonlyMap<string, string>,
  index: number,
): void {
  const self = authorOf(tx);
  const author = authorIn(read, self);
  const fields = {
    id,
    mark: read.mark,
    colour: read.colour,
    body: read.body,
    visibility: read.visibility ?? request.visibility,
    author,
    source: author.id === self.id ? ('own' as const) : ('webAnnotation' as const),
    foreign: read.foreign as Annotation['foreign'],
    resolvedAt: read.resolvedAt,
    ...times(read),
  };
  if (read.replyTo !== null) {
    const answered = names.get(nameWithoutScheme(read.replyTo));
    if (answered === undefined) {
      throw new ShingiError('not-found', { annotation: index + 1, name: read.replyTo });
    }
    addReply(tx, fields, answered);
    return;
  }
  const { versionId, target } = locate(tx, read, request.version, index);
  addAnnotation(tx, fields, versionId, target);
  carryForward(tx, id);
}

function times({
  createdAt,
  modifiedAt,
}: ReadAnnotation): Partial<Pick<Annotation, 'createdAt' | 'modifiedAt'>> {
  const created = createdAt ?? modifiedAt;
  return created === null ? {} : { createdAt: created, modifiedAt: modifiedAt ?? created };
}

function authorIn({ author }: ReadAnnotation, self: Author): Author {
  // An empty name is none.
  const id = (author.id || author.name || '').slice(0, longestName);
  if (id === '') {
    return self;
  }
  const role = author.role === 'secretariat' || author.role === 'member' ? author.role : 'unknown';
  const name = author.name?.slice(0, longestName);
  return id === self.id ? { ...self, name: name ?? self.name } : { id, name: name ?? '', role };
}

const longestName = 200;

function locate(
  tx: WriteHandle,
  read: ReadAnnotation,
  fallback: MaterialVersion | null,
  index: number,
): Found {
  const named = read.parts.map(({ source }) => source).find((source) => source !== null);
  const version = (named === undefined ? null : findVersion(tx, named ?? '')) ?? fallback;
  const candidates = version === null ? currentVersions(tx) : [version];
  const found: Found[] = [];
  const places: string[] = [];
  for (const candidate of candidates) {
    const blocks = versionBlocks(tx, candidate.id);
    const outcome = targetIn(blocks, read);
    if (outcome.type === 'found') {
      found.push({ versionId: candidate.id, target: outcome.target });
    }
    places.push(...outcome.places);
  }
  const [only] = found;
  if (only !== undefined && found.length === 1 && places.length === 1) {
    return only;
  }
  const name = read.parts[0]?.quote?.exact ?? named ?? '';
  throw places.length === 0
    ? new ShingiError('not-found', { annotation: index + 1, name })
    : new ShingiError('ambiguous', { annotation: index + 1, name, candidates: places.slice(0, 20) });
}

function currentVersions(tx: WriteHandle): MaterialVersion[] {
  const materials: Material[] = meetingsWithMaterials(tx).flatMap(({ materials: list }) =>
    list.map(({ material }) => material),
  );
  return materials.flatMap(({ id }) => {
    const version = currentVersion(listVersions(tx, id));
    return version === undefined || version.state !== 'published' ? [] : [version];
  });
}

type Outcome =
  | { readonly type: 'found'; readonly target: Target; readonly places: readonly string[] }
  | { readonly type: 'notFound'; readonly places: readonly string[] };

/** Where an annotation stands in the blocks of one version. `places`: every place its quote has there, in words. */
function targetIn(blocks: readonly Block[], read: ReadAnnotation): Outcome {
  const shape: Shape = read.shape ?? { type: 'text' };
  const parts: Target['parts'] = [];
  const places: string[] = [];
  for (const part of read.parts) {
    const whole = blocks.find(({ id }) => id === part.blockId);
    if (whole !== undefined && part.range === null && part.quote === null) {
      parts.push(partOf(whole, null, part.quads));
      places.push(excerpt(whole.text, 0));
      continue;
    }
    const exact = exactPlace(whole, part);
    if (exact !== null) {
      parts.push(exact);
      places.push(excerpt(whole?.text ?? '', exact.range?.[0] ?? 0));
      continue;
    }
    const search = part.quote === null ? null : findQuote(blocks, wantedOf(part));
    if (search?.type === 'ambiguous') {
      const all = search.places.flatMap(([first]) =>
        first === undefined ? [] : [excerpt(first.block.text, first.range[0])],
      );
      return { type: 'notFound', places: all };
    }
    if (search?.type !== 'found') {
      return { type: 'notFound', places: [] };
    }
    parts.push(...search.parts);
    places.push(excerpt(blocks.find(({ id }) => id === search.parts[0]?.blockId)?.text ?? '', 0));
  }
  const hasRanges = parts.every(({ range }) => range !== null);
  const fitting: Shape = shape.type === 'text' && !hasRanges ? { type: 'block' } : shape;
  return parts.length === 0
    ? { type: 'notFound', places: [] }
    : { type: 'found', target: { parts, shape: fitting }, places: places.slice(0, 1) };
}

/** Its own block still says at that place what the quote says. */
function exactPlace(
  block: Block | undefined,
  { range, quote, quads }: ReadPart,
): Target['parts'][number] | null {
  if (block === undefined || range === null || range[0] >= range[1] || range[1] > block.text.length) {
    return null;
  }
  const fits = quote === null || block.text.slice(range[0], range[1]) === quote.exact;
  return fits ? partOf(block, [range[0], range[1]], quads) : null;
}

function wantedOf({ quote, blockId, range }: ReadPart) {
  return {
    exact: quote?.exact ?? '',
    prefix: quote?.prefix ?? undefined,
    suffix: quote?.suffix ?? undefined,
    blockId: blockId ?? undefined,
    start: range?.[0],
  };
}

const excerptLength = 40;

function excerpt(text: string, from: number): string {
  const start = Math.max(0, from - excerptLength / 2);
  return text.slice(start, start + excerptLength * 1.5).replaceAll(/\s+/gu, ' ');
}
