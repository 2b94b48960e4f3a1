import { describe, expect, it } from 'vitest';
import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import type { MaterialContent } from '../../../core/domain/materials/content.ts';
import { needsLandscape, sheetFor } from '../../../paper/documents/index.ts';
import { contents, statisticsContent } from '../../fixtures/contents.ts';
import { wideStatistics } from '../../fixtures/contents-statistics.ts';
import { narrativeTable } from '../../fixtures/narrative-table.ts';

const sheetOf = (content: MaterialContent) => sheetFor(content.kind, toBlocks(content));

describe('sheetFor', () => {
  it('keeps ordinary papers upright and lays issue sheets on their side', () => {
    for (const content of contents) {
      expect(sheetOf(content), content.kind).toBe(content.kind === 'issueSheet' ? 'landscape' : 'portrait');
    }
  });

  it.each([
    [6, 'portrait'],
    [11, 'landscape'],
    [13, 'landscape'],
    [14, 'large'],
    [20, 'large'],
  ] as const)('puts a table of statistics over %i years on a %s sheet', (years, sheet) => {
    expect(sheetOf(wideStatistics(years))).toBe(sheet);
  });

  it('turns the sheet for long figures in few columns', () => {
    const content = structuredClone(statisticsContent);
    for (const value of content.tables[0]?.series[0]?.values ?? []) value.raw = '123,456,789,012,345';
    expect(sheetOf(content)).toBe('landscape');
  });

  it.each([
    [7, 'portrait'],
    [8, 'landscape'],
    [15, 'large'],
  ] as const)('puts a table of %i columns of words on a %s sheet', (columns, sheet) => {
    expect(sheetOf(narrativeTable(columns, '居場所づくりの支援'))).toBe(sheet);
  });

  it('goes by what stands in the columns, too', () => {
    expect(sheetOf(narrativeTable(14, '居場所づくりの支援'))).toBe('large');
    expect(sheetOf(narrativeTable(14, '○'))).toBe('landscape');
  });

  it('counts both wide sheets as landscape', () => {
    expect(needsLandscape('narrative', toBlocks(narrativeTable(15, '○')))).toBe(true);
    expect(needsLandscape('narrative', toBlocks(narrativeTable(3, '○')))).toBe(false);
  });
});
