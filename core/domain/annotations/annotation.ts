import { z } from 'zod';
import { textRangeSchema } from '../blocks/block.ts';
import { idSchema } from '../ids.ts';

/** What a mark looks like and what it is for. */
export const markSchema = z.enum([
  /** Coloured text. */
  'highlight',
  'underline',
  /** Words about marked text. */
  'note',
  /** A question about marked text. */
  'question',
  /** Words pinned to a whole block, figure or page. */
  'stickyNote',
  /** Drawn by hand, tied to the block or page it was begun on. */
  'ink',
  /** Words set on the page itself. */
  'textBox',
  'bookmark',
  /** A rectangle on a figure or page, or one point of a chart. */
  'area',
]);
export type Mark = z.infer<typeof markSchema>;

/** Motivations of the W3C Web Annotation model that marks stand for. */
export const motivationSchema = z.enum(['highlighting', 'commenting', 'questioning', 'bookmarking']);
export type Motivation = z.infer<typeof motivationSchema>;

export const motivationOf: Readonly<Record<Mark, Motivation>> = {
  highlight: 'highlighting',
  underline: 'highlighting',
  note: 'commenting',
  question: 'questioning',
  stickyNote: 'commenting',
  ink: 'commenting',
  textBox: 'commenting',
  bookmark: 'bookmarking',
  area: 'commenting',
};

/**
 * What a colour says: 重要 ● solid, 疑問 ？ wavy, 賛同 ○ dotted, 意見の種 ◆ double, 懸念 ▲ dashed. Never told by the colour
 * alone: each has a sign and a line of its own.
 */
export const colourSchema = z.enum(['important', 'doubt', 'agreement', 'idea', 'concern']);
export type AnnotationColour = z.infer<typeof colourSchema>;

export const visibilitySchema = z.enum(['private', 'shared']);
export type Visibility = z.infer<typeof visibilitySchema>;

export const authorSchema = z.strictObject({
  /** Member of the roster, or the committee for its secretariat; what another program gave for foreign notes. */
  id: z.string().min(1).max(200),
  name: z.string().max(200),
  role: z.enum(['secretariat', 'member', 'unknown']),
});
export type Author = z.infer<typeof authorSchema>;

/** Text around the quote that tells equal quotes apart, in UTF-16 units. */
export const contextLength = 32;

export const quoteSchema = z.strictObject({ exact: z.string(), prefix: z.string(), suffix: z.string() });
export type Quote = z.infer<typeof quoteSchema>;

/** Corners of marked text in PDF user space, in points: x and y of upper left, upper right, lower left, lower right. */
export const quadSchema = z.array(z.number()).length(8);

/** One block that an annotation holds on to. */
export const targetPartSchema = z.strictObject({
  blockId: z.string().min(1).max(200),
  /** UTF-16 offsets into the block's text; null for the block as a whole. */
  range: textRangeSchema.nullable(),
  quote: quoteSchema.nullable(),
  /** For text of a PDF page; else null. */
  quads: z.array(quadSchema).max(2000).nullable(),
});
export type TargetPart = z.infer<typeof targetPartSchema>;

/**
 * `block`: fractions of the box of the first block, x of its width and y of its height, which may lie outside 0 to 1.
 * `page`: PDF user space of the page, in points.
 */
const spaceSchema = z.enum(['block', 'page']);

/** A stroke of the pen. */
export const strokeSchema = z.strictObject({
  /** x, y and pressure (0 to 1) of each point. */
  points: z
    .array(z.tuple([z.number(), z.number(), z.number()]))
    .min(1)
    .max(20_000),
  /** In the unit of the space along x. */
  width: z.number().positive(),
});
export type Stroke = z.infer<typeof strokeSchema>;

/** What is drawn at the target. */
export const shapeSchema = z.discriminatedUnion('type', [
  /** Text of the parts. */
  z.strictObject({ type: z.literal('text') }),
  /** The first part as a whole. */
  z.strictObject({ type: z.literal('block') }),
  z.strictObject({
    type: z.literal('ink'),
    space: spaceSchema,
    strokes: z.array(strokeSchema).min(1).max(500),
  }),
  /** x, y of the corner with the smallest values, then width and height. */
  z.strictObject({
    type: z.literal('rectangle'),
    space: spaceSchema,
    rectangle: z.tuple([z.number(), z.number(), z.number().nonnegative(), z.number().nonnegative()]),
  }),
  /** One value of a chart, by the labels printed in its table. */
  z.strictObject({ type: z.literal('dataPoint'), series: z.string(), period: z.string() }),
]);
export type Shape = z.infer<typeof shapeSchema>;

/** Where an annotation stands in one version. */
export const targetSchema = z.strictObject({
  parts: z.array(targetPartSchema).min(1).max(500),
  shape: shapeSchema,
});
export type Target = z.infer<typeof targetSchema>;

export const sourceSchema = z.enum(['own', 'sheet', 'responses', 'pdf', 'webAnnotation']);

/** Characters that the words of an annotation may have. */
export const longestBody = 20_000;

export const annotationSchema = z.strictObject({
  id: idSchema,
  materialId: idSchema,
  mark: markSchema,
  colour: colourSchema,
  /** Markdown-light: **strong**, *emphasis*, lists, links are shown as text. May be empty. */
  body: z.string().max(longestBody),
  author: authorSchema,
  visibility: visibilitySchema,
  /** Unix time in milliseconds. */
  createdAt: z.int().nonnegative(),
  modifiedAt: z.int().nonnegative(),
  /** The annotation that this one answers; an answer has no place of its own. */
  replyTo: idSchema.nullable(),
  /** When a question or note was settled. */
  resolvedAt: z.int().nonnegative().nullable(),
  /** When the owner of the file read it; own ones are read from the start. */
  readAt: z.int().nonnegative().nullable(),
  /** How it came into this file. */
  source: sourceSchema,
  /** Members of an imported Web Annotation that this program does not know; given back on export. */
  foreign: z.record(z.string(), z.json()).nullable(),
});
export type Annotation = z.infer<typeof annotationSchema>;

/** そのまま, 移動, 要確認, 行き場なし: what became of an annotation when its paper was replaced. */
export const verdictSchema = z.enum(['same', 'moved', 'changed', 'orphaned']);
export type Verdict = z.infer<typeof verdictSchema>;

export const decisionSchema = z.enum([
  /** Put there by its author. */
  'made',
  /** Carried over without asking. */
  'automatic',
  /** Waits for a person. */
  'pending',
  /** A person agreed with the proposed place. */
  'accepted',
  /** A person chose another place. */
  'chosen',
  /** A person left it without a place: it stays readable with the version it was made on. */
  'kept',
]);
export type Decision = z.infer<typeof decisionSchema>;

/** Where an annotation stands in one version, and how it came there. */
export const placeSchema = z.strictObject({
  id: idSchema,
  annotationId: idSchema,
  versionId: idSchema,
  /** null where no place is known. While `pending` it is a proposal. */
  target: targetSchema.nullable(),
  /** null where it was made. */
  verdict: verdictSchema.nullable(),
  /** Why, as a code that core/locales has words for; null without a verdict. */
  reason: z.string().nullable(),
  decision: decisionSchema,
  /** Numbers that stand differently in the new version, old and new. */
  changedNumbers: z.array(z.strictObject({ before: z.string(), after: z.string() })),
});
export type Place = z.infer<typeof placeSchema>;

/** Three states of anchoring. */
export type AnchoringState = 'pending' | 'anchored' | 'orphaned';

export function anchoringStateOf(place: Pick<Place, 'target' | 'decision'>): AnchoringState {
  if (place.decision === 'pending') return 'pending';
  return place.target === null ? 'orphaned' : 'anchored';
}
