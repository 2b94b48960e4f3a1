import {
  type AnnotationColour,
  colourSchema,
  type Mark,
  markSchema,
  quadSchema,
  type Shape,
  shapeSchema,
  type Visibility,
  visibilitySchema,
} from '../../core/domain/annotations/annotation.ts';
import { idSchema } from '../../core/domain/ids.ts';
import {
  blockSelectorSchema,
  positionSelectorSchema,
  quoteSelectorSchema,
  type WebAnnotation,
  type WebResource,
  type WebSelector,
  webAnnotationSchema,
} from './shapes.ts';

/** Where an annotation says it stands; everything may be missing. */
export interface ReadPart {
  /** UUID of the version, or what other programs call the document. */
  readonly source: string | null;
  readonly blockId: string | null;
  readonly range: readonly [number, number] | null;
  readonly quote: {
    readonly exact: string;
    readonly prefix: string | null;
    readonly suffix: string | null;
  } | null;
  readonly quads: number[][] | null;
}

export interface ReadAnnotation {
  /** UUIDv7 where it has one of this program; else null. */
  readonly id: string | null;
  readonly mark: Mark;
  readonly colour: AnnotationColour;
  readonly visibility: Visibility | null;
  readonly body: string;
  readonly author: { readonly id: string | null; readonly name: string | null; readonly role: string | null };
  /** Unix time in milliseconds; null when missing or nonsense. */
  readonly createdAt: number | null;
  readonly modifiedAt: number | null;
  readonly resolvedAt: number | null;
  /** Name of the annotation that it answers. */
  readonly replyTo: string | null;
  readonly parts: readonly ReadPart[];
  readonly shape: Shape | null;
  /** Members that this program does not know. */
  readonly foreign: Record<string, unknown> | null;
}

/** Members that are made anew on the way out, or that only this program's listing adds. */
const known = new Set([
  '@context',
  'id',
  'type',
  'motivation',
  'created',
  'modified',
  'creator',
  'body',
  'bodyValue',
  'target',
  'shingi:mark',
  'shingi:colour',
  'shingi:visibility',
  'shingi:resolved',
  'state',
  'pending',
  'reason',
  'verdict',
  'textNow',
  'block',
  'blockText',
  'range',
]);

const markOfMotivation: Readonly<Record<string, Mark>> = {
  highlighting: 'highlight',
  commenting: 'note',
  describing: 'note',
  editing: 'note',
  replying: 'note',
  questioning: 'question',
  bookmarking: 'bookmark',
};

/**
 * Reads one annotation. What this program made comes back as it was; of others is taken what has a place here, and the rest
 * is kept for the way out.
 * @throws ZodError when it is no Web Annotation
 */
export function readWebAnnotation(input: unknown): ReadAnnotation {
  const annotation = webAnnotationSchema.parse(input);
  const id = idSchema.safeParse((annotation.id ?? '').replace(/^urn:uuid:/u, ''));
  const motivations = [annotation.motivation ?? 'commenting'].flat();
  const mark = markSchema.safeParse(annotation['shingi:mark']);
  const colour = colourSchema.safeParse(annotation['shingi:colour']);
  const visibility = visibilitySchema.safeParse(annotation['shingi:visibility']);
  const targets = [annotation.target].flat();
  const resources = targets.filter((target) => typeof target !== 'string');
  const replyTo = motivations.includes('replying')
    ? (targets.find((target) => typeof target === 'string') ?? null)
    : null;
  const shape = shapeSchema.safeParse(resources[0]?.['shingi:shape']);
  const motivated = motivations
    .map((motivation) => markOfMotivation[motivation])
    .find((found) => found !== undefined);
  return {
    id: id.success ? id.data : null,
    mark: mark.success ? mark.data : (motivated ?? 'note'),
    colour: colour.success ? colour.data : motivated === 'question' ? 'doubt' : 'important',
    visibility: visibility.success ? visibility.data : null,
    body: bodyOf(annotation),
    author: authorOf(annotation.creator),
    createdAt: timeOf(annotation.created),
    modifiedAt: timeOf(annotation.modified),
    resolvedAt: timeOf(annotation['shingi:resolved']),
    replyTo,
    parts: resources.map(partOf),
    shape: shape.success ? shape.data : null,
    foreign: foreignOf(annotation, id.success),
  };
}

function foreignOf(annotation: WebAnnotation, isOurs: boolean): Record<string, unknown> | null {
  const members = Object.entries(annotation).filter(
    ([name]) => !known.has(name) || (name === 'id' && !isOurs) || (name === '@context' && !isOurs),
  );
  const bodies = [annotation.body ?? []].flat();
  // Bodies that are more than one text, and targets that say more than where, cannot be told in this program's own words.
  const plainBody =
    bodies.length <= 1 && bodies.every((body) => typeof body === 'string' || isPlainText(body));
  if (!isOurs && !plainBody) {
    members.push(['body', annotation.body]);
  }
  return members.length === 0 ? null : Object.fromEntries(members);
}

function isPlainText(body: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(body).every((name) => ['type', 'value', 'format', 'language', 'purpose'].includes(name));
}

function bodyOf(annotation: WebAnnotation): string {
  const texts = [annotation.body ?? annotation.bodyValue ?? []].flat().flatMap((body) => {
    const value = typeof body === 'string' ? body : (body.value ?? '');
    return value === '' ? [] : [value];
  });
  return texts.join('\n\n');
}

function authorOf(creator: WebAnnotation['creator']): ReadAnnotation['author'] {
  if (creator === undefined || typeof creator === 'string') {
    return { id: creator ?? null, name: null, role: null };
  }
  const [name = null] = [creator.name ?? []].flat();
  const role = creator['shingi:role'];
  return { id: creator.id ?? null, name, role: typeof role === 'string' ? role : null };
}

function timeOf(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) || time < 0 ? null : time;
}

function partOf(resource: WebResource): ReadPart {
  const { source, selector } = resource;
  const selectors = [selector ?? []].flat();
  const block = firstOf(selectors, blockSelectorSchema);
  const position = block?.refinedBy ?? firstOf(selectors, positionSelectorSchema);
  const quote = firstOf(selectors, quoteSelectorSchema);
  const quads = quadSchema.array().safeParse(resource['shingi:quads']);
  return {
    source: (typeof source === 'string' ? source : source?.id)?.replace(/^urn:uuid:/u, '') ?? null,
    blockId: block?.value ?? null,
    range: position === undefined ? null : [position.start, position.end],
    quote:
      quote === undefined
        ? null
        : { exact: quote.exact, prefix: quote.prefix ?? null, suffix: quote.suffix ?? null },
    quads: quads.success ? quads.data : null,
  };
}

function firstOf<T>(
  selectors: readonly WebSelector[],
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
): T | undefined {
  for (const selector of selectors) {
    const parsed = schema.safeParse(selector);
    if (parsed.success) {
      return parsed.data;
    }
  }
  return undefined;
}
