/**
 * Annotations as JSON-LD after the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/). What that model
 * has no word for stands under the prefix `shingi:`.
 */
import { z } from 'zod';

export const annotationContext = ['http://www.w3.org/ns/anno.jsonld', { shingi: 'urn:shingi:' }] as const;
/** FragmentSelector whose value is the id of a block. */
export const blockFragments = 'urn:shingi:blocks';
/** FragmentSelector of a page of a PDF. */
export const pdfFragments = 'http://tools.ietf.org/rfc/rfc3778';

const text = z.string().max(1_000_000);

const selectorSchema = z.looseObject({ type: text });

const resourceSchema = z.looseObject({
  type: z.union([text, z.array(text)]).optional(),
  source: z.union([text, z.looseObject({ id: text.optional() })]).optional(),
  selector: z.union([selectorSchema, z.array(selectorSchema).max(100)]).optional(),
});

/** What is taken in: everything that is not looked at passes through. */
export const webAnnotationSchema = z.looseObject({
  id: text.optional(),
  type: z.union([text, z.array(text)]),
  motivation: z.union([text, z.array(text)]).optional(),
  created: text.optional(),
  modified: text.optional(),
  creator: z
    .union([text, z.looseObject({ id: text.optional(), name: z.union([text, z.array(text)]).optional() })])
    .optional(),
  body: z
    .union([
      text,
      z.looseObject({ value: text.optional() }),
      z.array(z.union([text, z.looseObject({ value: text.optional() })])),
    ])
    .optional(),
  bodyValue: text.optional(),
  target: z.union([
    text,
    resourceSchema,
    z
      .array(z.union([text, resourceSchema]))
      .min(1)
      .max(500),
  ]),
});
export type WebAnnotation = z.infer<typeof webAnnotationSchema>;
export type WebResource = z.infer<typeof resourceSchema>;
export type WebSelector = z.infer<typeof selectorSchema>;

export const positionSelectorSchema = z.looseObject({
  type: z.literal('TextPositionSelector'),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});

export const quoteSelectorSchema = z.looseObject({
  type: z.literal('TextQuoteSelector'),
  exact: text,
  prefix: text.optional(),
  suffix: text.optional(),
});

export const blockSelectorSchema = z.looseObject({
  type: z.literal('FragmentSelector'),
  conformsTo: z.literal(blockFragments),
  value: text,
  refinedBy: positionSelectorSchema.optional(),
});
