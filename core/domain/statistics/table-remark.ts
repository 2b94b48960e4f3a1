import { z } from 'zod';

/** What was made of a table on the way; core/locales has words for each. */
export const tableRemarkSchema = z.enum([
  'codesLeftOut',
  'unitsFromHead',
  'unitsFromColumn',
  'yearsCompleted',
  'rowsWerePeriods',
  'headsFolded',
  'longForm',
  'duplicates',
  'textKept',
]);
export type TableRemark = z.infer<typeof tableRemarkSchema>;
