import { z } from 'zod';
import { isoDateSchema } from '../dates/schedule-date.ts';
import { chartTypeSchema, missingSchema } from '../statistics/statistics-content.ts';

/** Release of toBlocks. Raised when the blocks of an unchanged content would come out differently. */
export const BLOCKS_VERSION = 4;

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

/** A line of a cell that is set as a list item: nested topics of a schedule row. */
export const cellLineSchema = z.object({
  range: textRangeSchema,
  /** Length of the mark (・, (1)) at the start of the line that hangs in the margin; 0 without one. */
  labelLength: z.int().nonnegative(),
  depth: z.int().nonnegative(),
});
export type CellLine = z.infer<typeof cellLineSchema>;

export const tableCellSchema = z.object({
  range: textRangeSchema,
  /** Lines with marks and depth, covering the range but for the line breaks between them; empty for a plain cell. */
  lines: z.array(cellLineSchema),
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

/**
 * Underlined (added) or struck out (deleted) on paper; the word for it stands in the text beside it. `strong`: a word of the
 * program's own before a text, set bold.
 */
export const textChangeSchema = z.object({
  range: textRangeSchema,
  change: z.enum(['inserted', 'deleted', 'strong']),
});
export type TextChange = z.infer<typeof textChangeSchema>;

export const tableRoleSchema = z.enum([
  'handouts',
  'schedule',
  'statistics',
  'indicators',
  'planIndicators',
  'findings',
  /** Indicators with their ratings, in a summary that the program draws up; never part of a material. */
  'evaluation',
  'plain',
]);
export type TableRole = z.infer<typeof tableRoleSchema>;

/** What is drawn of a statistics table. Values are those of the table; nothing is interpolated. */
export const chartSpecificationSchema = z.object({
  /**
   * `line`: like series over periods. `column`: one series from zero, at most one more against the second axis.
   * `stackedBar`: parts of a total, a column per period. `bar`: horizontal, a group per series, a bar per period.
   * `pyramid`: a series per age, the youngest first; its two periods are 男 and 女, whose bars point left and right.
   */
  type: chartTypeSchema,
  title: z.string(),
  /** Unit of the first axis; null where none is printed. */
  unit: z.string().nullable(),
  periods: z.array(z.string()),
  /** Same length as periods: 速報値 and the like. */
  provisional: z.array(z.boolean()),
  series: z.array(
    z.object({
      label: z.string(),
      unit: z.string().nullable(),
      /** Digits after the point, as printed. */
      decimals: z.int().nonnegative(),
      /** null where the source has no number. Same length as periods. */
      values: z.array(z.number().nullable()),
      /** Drawn against the right-hand axis. */
      secondAxis: z.boolean(),
    }),
  ),
  /** Printed total of the parts, for stackedBar; else null. Same length as periods. */
  total: z.object({ label: z.string(), values: z.array(z.number().nullable()) }).nullable(),
  /** Labels of rows and columns of the table that the chart leaves out. */
  omittedSeries: z.array(z.string()),
  omittedPeriods: z.array(z.string()),
  /** True where a person wants the axis of lines to start at zero; columns and stacks always do. */
  fromZero: z.boolean().optional(),
  /** Whether a person wants the figures at points and bars, or not; else as long as they can be read. */
  figures: z.boolean().optional(),
  /** Drawn beside its neighbour on paper that is wide enough; in papers that the program draws up only. */
  halfWidth: z.boolean().optional(),
});
export type ChartSpecification = z.infer<typeof chartSpecificationSchema>;

const daySpanSchema = z.object({ start: isoDateSchema, end: isoDateSchema });

/**
 * A schedule drawn along the months of its fiscal years. What is optional is known of a schedule as it stands today, not
 * of one that was handed out.
 */
export const timelineSpecificationSchema = z.object({
  type: z.literal('timeline'),
  title: z.string(),
  /** Drawn as a line, where it lies between first and last day. */
  today: isoDateSchema.optional(),
  entries: z.array(
    z.object({
      fiscalYear: z.string(),
      /** 「第2回」; for events what takes place. */
      label: z.string(),
      kind: z.enum(['committee', 'event']),
      /** Both days included, ISO 8601. `approximate`: some day within the span (頃). Empty while undecided. */
      spans: z.array(daySpanSchema.extend({ approximate: z.boolean() })),
      state: z.enum(['planned', 'held', 'changed', 'postponed']).optional(),
      /** Days on which it was held, or that are settled by now; null while they are not. */
      actual: daySpanSchema.nullable().optional(),
      place: z.string().nullable().optional(),
    }),
  ),
});
export type TimelineSpecification = z.infer<typeof timelineSpecificationSchema>;

export const figureSpecificationSchema = z.discriminatedUnion('type', [
  chartSpecificationSchema,
  timelineSpecificationSchema,
]);
export type FigureSpecification = z.infer<typeof figureSpecificationSchema>;

export const blockSchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('heading'),
    level: z.int().min(1).max(6),
    /** Length of the mark at the start of the text (①, 「1 」, ○), with the space after it, that is set apart; 0 without one. */
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
    /** Length of an enumerator ((1), ①) at the start of the text, with the space after it; 0 without one. */
    labelLength: z.int().nonnegative(),
    depth: z.int().nonnegative(),
  }),
  z.object({
    ...common,
    kind: z.literal('table-row'),
    table: z.object({
      id: z.string(),
      name: z.string(),
      role: tableRoleSchema,
      columnCount: z.int().positive(),
      /** Of the columns on paper, in millimetres; without them columns are as wide as their texts ask. */
      widths: z.array(z.number().positive()).optional(),
    }),
    /** `computed`: figures of the program's own, not of the source; its label says 計算値. */
    rowType: z.enum(['head', 'group', 'body', 'sum', 'computed']),
    cells: z.array(tableCellSchema),
    /** In tables that the program draws up only, in order. */
    changes: z.array(textChangeSchema).optional(),
    /** 検算 of a computed row against the printed one above it: over how many columns, and in how many they agree. */
    agreement: z
      .object({
        compared: z.int().nonnegative(),
        equal: z.int().nonnegative(),
        rounded: z.int().nonnegative(),
      })
      .optional(),
  }),
  /** Drawn from the numbers of its table or schedule, so its own text is empty. */
  z.object({ ...common, kind: z.literal('figure'), chart: figureSpecificationSchema }),
  z.object({ ...common, kind: z.literal('quotation'), labelLength: z.int().nonnegative() }),
  z.object({
    ...common,
    kind: z.literal('field'),
    labelRange: textRangeSchema,
    valueRange: textRangeSchema,
    /** An empty box of that many writing lines on a form. Its choices stand in the text behind the value, each after U+0009. */
    input: z.object({ lines: z.int().positive(), choices: z.array(z.string()) }).nullable(),
  }),
  z.object({ ...common, kind: z.literal('page'), pageIndex: z.int().nonnegative() }),
]);
export type Block = z.infer<typeof blockSchema>;
export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;
