import type { StatisticsContent } from '../../core/domain/statistics/statistics-content.ts';
import { statisticsCsv } from '../../formats/statistics/write-csv.ts';
import { statisticsWorkbook } from '../../formats/statistics/write-workbook.ts';

/** The tables of a paper as a file of the kind that its name says: .xlsx, .json, else .csv. */
export async function statisticsFile(content: StatisticsContent, name: string): Promise<Uint8Array | string> {
  if (/\.xlsx$/iu.test(name)) return statisticsWorkbook(content);
  return /\.json$/iu.test(name) ? `${JSON.stringify(content, null, 2)}\n` : statisticsCsv(content);
}
