import { describe, expect, it } from 'vitest';
import { readValue } from '../../../core/domain/statistics/read-value.ts';
import {
  type StatisticsContent,
  statisticsContentSchema,
} from '../../../core/domain/statistics/statistics-content.ts';
import { isOwnLayout, readOwnRows } from '../../../formats/statistics/read-own-rows.ts';
import { delimitedSheet, workbookSheets } from '../../../formats/statistics/sheets.ts';
import { statisticsCsv } from '../../../formats/statistics/write-csv.ts';
import { statisticsWorkbook } from '../../../formats/statistics/write-workbook.ts';
import { fixtureIds } from '../../fixtures/fixture-ids.ts';
import { awkwardContent } from './awkward-texts.ts';
import { fullContent, withoutIds } from './contents.ts';
import { convert, everySheet, hasLibreOffice, notRun, oneSheet, openedInJapan } from './libreoffice.ts';

/** The content as an importer would have read it: each number from its printed text. */
function asRead(content: StatisticsContent): StatisticsContent {
  return {
    ...content,
    tables: content.tables.map((table) => ({
      ...table,
      series: table.series.map((series) => ({
        ...series,
        values: series.values.map(({ raw }) => readValue(raw, series.unit)),
      })),
    })),
  };
}

const content = asRead(fullContent());
const awkward = asRead(awkwardContent());

function read(rows: readonly (readonly string[])[]): StatisticsContent {
  expect(isOwnLayout(rows)).toBe(true);
  const { content: found, leftOver } = readOwnRows(rows, fixtureIds('9'));
  expect(leftOver).toEqual([]);
  return statisticsContentSchema.parse(found);
}

const readCsv = (bytes: Uint8Array | string): StatisticsContent =>
  read(delimitedSheet(typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes)).rows);

async function readWorkbook(bytes: Uint8Array): Promise<StatisticsContent> {
  return read((await workbookSheets(bytes)).flatMap((sheet) => sheet.rows));
}

function only(files: Map<string, Uint8Array>): Uint8Array {
  const [bytes] = files.values();
  if (bytes === undefined) throw new Error('LibreOffice made no file');
  return bytes;
}

describe('statistics given out and read back', () => {
  it('are the same after CSV', () => {
    expect(withoutIds(readCsv(statisticsCsv(content)))).toEqual(withoutIds(content));
    expect(withoutIds(readCsv(statisticsCsv(awkward)))).toEqual(withoutIds(awkward));
  });

  it('are the same after a workbook', async () => {
    expect(withoutIds(await readWorkbook(await statisticsWorkbook(content)))).toEqual(withoutIds(content));
    expect(withoutIds(await readWorkbook(await statisticsWorkbook(awkward)))).toEqual(withoutIds(awkward));
  });
});

describe.skipIf(!hasLibreOffice)('statistics that LibreOffice has opened and saved', () => {
  it('are the same: workbook to workbook', async () => {
    const saved = convert('tables.xlsx', await statisticsWorkbook(content), 'xlsx');
    expect(withoutIds(await readWorkbook(only(saved)))).toEqual(withoutIds(content));
  }, 200_000);

  it('are the same: workbook to OpenDocument and back', async () => {
    const opened = convert('tables.xlsx', await statisticsWorkbook(content), 'ods');
    const saved = convert('tables.ods', only(opened), 'xlsx');
    expect(withoutIds(await readWorkbook(only(saved)))).toEqual(withoutIds(content));
  }, 200_000);

  it('are the same: CSV to workbook to CSV', () => {
    const opened = convert('tables.csv', statisticsCsv(content), 'xlsx');
    const saved = convert('tables.xlsx', only(opened), oneSheet);
    expect(withoutIds(readCsv(only(saved)))).toEqual(withoutIds(content));
  }, 200_000);

  it('are the same: CSV to CSV', () => {
    const saved = convert('tables.csv', statisticsCsv(content), oneSheet);
    expect(withoutIds(readCsv(only(saved)))).toEqual(withoutIds(content));
  }, 200_000);

  it('are the same: CSV to workbook', async () => {
    const saved = convert('tables.csv', statisticsCsv(content), 'xlsx');
    expect(withoutIds(await readWorkbook(only(saved)))).toEqual(withoutIds(content));
  }, 200_000);

  it('are the same: workbook to CSV, sheet by sheet', async () => {
    const saved = convert('tables.xlsx', await statisticsWorkbook(content), everySheet);
    expect(saved.size).toBe(content.tables.length);
    const read = [...saved.values()].map((bytes) => delimitedSheet(new TextDecoder().decode(bytes)).rows);
    const first = read.findIndex(isOwnLayout);
    const rows = [...(read[first] ?? []), ...read.filter((_, index) => index !== first).flat()];
    const { content: found, leftOver } = readOwnRows(rows, fixtureIds('9'));
    expect(leftOver).toEqual([]);
    const byTitle = (one: StatisticsContent): unknown =>
      withoutIds({ ...one, tables: one.tables.toSorted((a, b) => (a.title < b.title ? -1 : 1)) });
    expect(byTitle(found)).toEqual(byTitle(content));
  }, 200_000);
});

describe.skipIf(!hasLibreOffice)('awkward texts in every place, opened and saved by LibreOffice', () => {
  it('are the same: workbook to workbook, and over OpenDocument', async () => {
    const saved = convert('tables.xlsx', await statisticsWorkbook(awkward), 'xlsx');
    expect(withoutIds(await readWorkbook(only(saved)))).toEqual(withoutIds(awkward));
    const opened = convert('tables.xlsx', only(saved), 'ods');
    expect(withoutIds(await readWorkbook(only(convert('tables.ods', only(opened), 'xlsx'))))).toEqual(
      withoutIds(awkward),
    );
  }, 200_000);

  it('are the same: CSV to CSV and to a workbook on a machine in Japan', async () => {
    const csv = convert('tables.csv', statisticsCsv(awkward), oneSheet, openedInJapan);
    expect(withoutIds(readCsv(only(csv)))).toEqual(withoutIds(awkward));
    const workbook = convert('tables.csv', statisticsCsv(awkward), 'xlsx', openedInJapan);
    expect(withoutIds(await readWorkbook(only(workbook)))).toEqual(withoutIds(awkward));
  }, 200_000);

  it('are the same: CSV to a workbook on a machine that is set to English', async () => {
    const workbook = convert('tables.csv', statisticsCsv(awkward), 'xlsx');
    expect(withoutIds(await readWorkbook(only(workbook)))).toEqual(withoutIds(awkward));
  }, 200_000);
});

it.runIf(!hasLibreOffice)(`round trips through LibreOffice: ${notRun}`, () => {
  console.info(notRun);
  expect(hasLibreOffice).toBe(false);
});
