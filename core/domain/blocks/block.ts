import { z } from 'zod';
import { missingSchema } from '../statistics/statistics-content.ts';

/** Release of toBlocks. Raised when the blocks of an unchanged content would come out differently. */
export const BLOCKS_VERSION = 1;

/**
 * Parts of a structured document, for layout: the printed sheet sets its parts side by side or under row labels.
 */
export const blockPartSchema = z.enum([
  'head',
  'body',
  'notes',
  'visions',
  'projects',
  'planIndicators',
  'evaluations',
  'findings',
  'trends',
  'challenges',
  'current',
  'issues',
  'others',
]);
export type BlockPart = z.infer<typeof blockPartSchema>;

const common = {
  /** The id of the row it comes from; unique within the version. Not always a UUID alone: a second block of one row appends `.suffix`. */
  id: z.string().min(1),
  /**
   * The one plain text of the block, source code points untouched. Every offset in the program is a UTF-16 offset into it.
   * Cells of a row and label/value of a field are joined by U+0009; lines inside a cell by U+000A.
   */
  text: z.string(),
  part: blockPartSchema,
  /** Id of the issue sheet, statistics table or agenda section that the block belongs to; null for the document itself. */
  section: z.string().nullable(),
};

/** Half-open UTF-16 range [from, to) of the block's text. */
export const textRangeSchema = z.tuple([z.int().nonnegative(), z.int().nonnegative()]);
export type TextRange = z.infer<typeof textRangeSchema>;

export const tableCellSchema = z.object({
  range: textRangeSchema,
  /** Which cells it heads; null for data. */
  header: z.enum(['column', 'row']).nullable(),
  columnSpan: z.int().positive(),
  rowSpan: z.int().positive(),
  align: z.enum(['start', 'center', 'end']),
  /** 速報値 and columns marked ※ are set lighter. */
  provisional: z.boolean(),
  missing: missingSchema.nullable(),
});
export type TableCell = z.infer<typeof tableCellSchema>;

export const tableRoleSchema = z.enum([
  'handouts',
  'schedule',
  'statistics',
  'indicators',
  'planIndicators',
  'findings',
  'plain',
]);
export type TableRole = z.infer<typeof tableRoleSchema>;

export const chartSpecificationSchema = z.object({
  type: z.enum(['line', 'bar', 'stackedBar']),
  periods: z.array(z.string()),
  series: z.array(
    z.object({
      label: z.string(),
      unit: z.string().nullable(),
      /** null where the source has no number. Same length as periods. */
      values: z.array(z.number().nullable()),
      /** Drawn against the right-hand axis. */
      secondAxis: z.boolean(),
    }),
  ),
  unit: z.string().nullable(),
});
export type ChartSpecification = z.infer<typeof chartSpecificationSchema>;

export const blockSchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('heading'),
    level: z.int().min(1).max(6),
    /** Length of the mark at the start of the text (①, (1), ○) that is set apart; 0 without one. */
    labelLength: z.int().nonnegative(),
  }),
  z.object({
    ...common,
    kind: z.literal('paragraph'),
    role: z.enum(['body', 'lead', 'note', 'source', 'unit', 'caption', 'label']),
  }),
  z.object({
    ...common,
    kind: z.literal('list-item'),
    /** The pure bullet as printed (・ ◆ ○), or empty. Not part of the text. */
    marker: z.string(),
    depth: z.int().nonnegative(),
  }),
  z.object({
    ...common,
    kind: z.literal('table-row'),
    table: z.object({ id: z.string(), name: z.string(), role: tableRoleSchema, columnCount: z.int().positive() }),
    rowType: z.enum(['head', 'group', 'body', 'sum']),
    cells: z.array(tableCellSchema),
  }),
  z.object({ ...common, kind: z.literal('figure'), chart: chartSpecificationSchema }),
  z.object({ ...common, kind: z.literal('quotation'), labelLength: z.int().nonnegative() }),
  z.object({
    ...common,
    kind: z.literal('field'),
    labelRange: textRangeSchema,
    valueRange: textRangeSchema,
    /** `input`: an empty box of that many writing lines on a form. */
    input: z.object({ lines: z.int().positive(), choices: z.array(z.string()) }).nullable(),
  }),
  z.object({ ...common, kind: z.literal('page'), pageIndex: z.int().nonnegative() }),
]);
export type Block = z.infer<typeof blockSchema>;
export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;
