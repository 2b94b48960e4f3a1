import { describe, expect, it } from 'vitest';
import { type Block, type BlockOf, blockSchema } from '../../../../core/domain/blocks/block.ts';
import { toBlocks } from '../../../../core/domain/blocks/to-blocks.ts';
import type { MaterialContent } from '../../../../core/domain/materials/content.ts';
import { materialContentSchema } from '../../../../core/domain/materials/content.ts';
import {
  agendaContent,
  contents,
  handoutListContent,
  issueSheetContent,
  narrativeContent,
  opinionFormContent,
  scheduleContent,
  statisticsContent,
} from '../../../fixtures/contents.ts';

const rows = (blocks: readonly Block[]): BlockOf<'table-row'>[] =>
  blocks.filter((block) => block.kind === 'table-row');
const cellTexts = (row: BlockOf<'table-row'>): string[] =>
  row.cells.map((cell) => row.text.slice(...cell.range));

/** Keys of a content whose values are printed; the others are ids, readings of the text, or how it is laid out. */
const printedKeys = new Set(
  (
    'title text label value noText name meetingText remarkRaw columns dateText session marker raw stub heading policy ' +
    'project indicator baseline target result period group question questionText hint choices'
  ).split(' '),
);

/** Every printed string of a content. A project or title that a merged cell covers is printed once. */
function printed(value: unknown, key = '', parent: Record<string, unknown> = {}): string[] {
  if (typeof value === 'string') {
    const isTableNumber = key === 'no' && 'periods' in parent;
    if (!printedKeys.has(key) && !isTableNumber) return [];
    if (key === 'project' && parent['startsProject'] === false) return [];
    // The number of an article is part of the article's text.
    if (key === 'label' && parent['type'] === 'quotation') return [];
    return [value];
  }
  if (Array.isArray(value)) {
    if (['occurrences', 'answers'].includes(key)) return [];
    return value.flatMap((item) => printed(item, key, parent));
  }
  if (value === null || typeof value !== 'object') return [];
  const object = value as Record<string, unknown>;
  return Object.entries(object).flatMap(([name, entry]) => printed(entry, name, object));
}

function characters(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of texts.join('').replace(/\s/gu, '')) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return new Map([...counts].sort());
}

describe('toBlocks', () => {
  it.each(contents.map((content) => [content.kind, content] as const))(
    'keeps every printed character of %s once',
    (kind, content) => {
      expect(materialContentSchema.parse(content)).toEqual(content);
      const blocks = toBlocks(content);
      const shown = blocks.flatMap((block) => [block.text, block.kind === 'list-item' ? block.marker : '']);
      const source = printed(content);
      // The material's own title is on its cover, not in the pages of a file.
      if (content.kind === 'report') source.splice(source.indexOf(content.title), 1);
      if (kind === 'schedule')
        source.push('(1)午前10時から正午まで市民センター集会室(2)午後6時から午後8時まで市民センター集会室');
      expect(characters(shown)).toEqual(characters(source));
    },
  );

  it.each(contents.map((content) => [content.kind, content] as const))(
    'makes valid blocks of %s with unique ids and sound ranges',
    (_, content) => {
      const blocks = toBlocks(content);
      expect(blocks.length).toBeGreaterThan(0);
      expect(new Set(blocks.map((block) => block.id)).size).toBe(blocks.length);
      for (const block of blocks) {
        expect(blockSchema.parse(block)).toEqual(block);
        if (block.kind === 'table-row') {
          expect(cellTexts(block).join('\t')).toBe(block.text);
          for (const cell of block.cells.filter((candidate) => candidate.lines.length > 0)) {
            const lines = cell.lines.map((line) => block.text.slice(...line.range));
            expect(lines.join('\n')).toBe(block.text.slice(...cell.range));
          }
        }
        if (block.kind === 'field') {
          expect(block.labelRange[1]).toBeLessThan(block.valueRange[0]);
          expect(block.valueRange[1]).toBeLessThanOrEqual(block.text.length);
        }
      }
    },
  );

  it.each(contents.map((content) => [content.kind, content] as const))(
    'fills every table of %s exactly',
    (_, content) => {
      const tables = new Map<string, BlockOf<'table-row'>[]>();
      for (const row of rows(toBlocks(content))) {
        tables.set(row.table.id, [...(tables.get(row.table.id) ?? []), row]);
      }
      for (const [id, tableRows] of tables) {
        const reaching: number[] = [];
        for (const row of tableRows) {
          const columns = tableRows[0]?.table.columnCount ?? 0;
          const covered = Array.from({ length: columns }, (_unused, column) => (reaching[column] ?? 0) > 0);
          let column = 0;
          const next = covered.map((isCovered, index) => (isCovered ? (reaching[index] ?? 0) - 1 : 0));
          for (const cell of row.cells) {
            while (covered[column] === true) column += 1;
            for (let span = 0; span < cell.columnSpan; span += 1) {
              next[column] = cell.rowSpan - 1;
              column += 1;
            }
          }
          while (covered[column] === true) column += 1;
          expect([id, row.text, column]).toEqual([id, row.text, columns]);
          reaching.splice(0, reaching.length, ...next);
        }
        expect(reaching.every((count) => count <= 0)).toBe(true);
      }
    },
  );

  it('gives the same blocks for the same content', () => {
    for (const content of contents) expect(toBlocks(content)).toEqual(toBlocks(structuredClone(content)));
  });
});

describe('agenda', () => {
  it('sets marks of headings and items apart', () => {
    const blocks = toBlocks(agendaContent);
    const heading = blocks.find((block) => block.text === '2 議 事');
    expect(heading).toMatchObject({ kind: 'heading', level: 2, labelLength: 2 });
    const item = blocks.find((block) => block.text.startsWith('(3)'));
    expect(item).toMatchObject({ kind: 'list-item', labelLength: 4, marker: '' });
  });
});

describe('handout list', () => {
  it('merges meeting, number of a replacement, and remark', () => {
    const [head, first, second, , fourth, replacement] = rows(toBlocks(handoutListContent));
    expect(head?.cells.map((cell) => cell.header)).toEqual([null, 'column', 'column', 'column']);
    expect(first?.cells.map((cell) => cell.rowSpan)).toEqual([7, 1, 1, 3]);
    expect(second?.text).toBe('2\t数字で見る市の福祉');
    expect(fourth?.cells.map((cell) => cell.rowSpan)).toEqual([2, 1, 4]);
    expect(replacement?.text).toBe('地域福祉計画 課題シート（差替）');
  });

  it('has no column for the meeting when nothing stands in it', () => {
    const content = structuredClone(handoutListContent);
    for (const row of content.rows) row.meetingText = '';
    const [head, first] = rows(toBlocks(content));
    expect(head?.text).toBe('資料No.\t資料名\t備考');
    expect(first?.text).toBe('1\t計画づくりの日程\t事前配布');
    expect(first?.table.columnCount).toBe(3);
  });

  it('keeps an empty remark apart when what it means is not known', () => {
    const content = structuredClone(handoutListContent);
    const row = content.rows[1];
    if (row === undefined) throw new Error('the fixture has a second row');
    row.distribution = null;
    const [, first, second] = rows(toBlocks(content));
    expect(first?.cells.at(-1)?.rowSpan).toBe(1);
    expect(second?.cells.at(-1)?.missing).toBe('blank');
  });
});

describe('schedule', () => {
  const blocks = toBlocks(scheduleContent);

  it('hangs topics in their cell, with depth', () => {
    const row = rows(blocks).find((candidate) => candidate.text.startsWith('第1回'));
    const cell = row?.cells[2];
    expect(row?.text).toBe(
      '第1回\t令和5年6月30日\t・市の福祉の現状と課題\n(1)アンケートから分かること\n(2)統計から分かること',
    );
    expect(cell?.lines.map((line) => [line.labelLength, line.depth])).toEqual([
      [1, 0],
      [3, 1],
      [3, 1],
    ]);
  });

  it('says times and places of several dates that no topic says', () => {
    const row = rows(blocks).find((candidate) => candidate.text.includes('説明会'));
    expect(row?.text).toContain('(2)午後6時から午後8時まで　市民センター 集会室');
  });

  it('draws a timeline with spans for what is only expected', () => {
    const figure = blocks.find((block) => block.kind === 'figure');
    if (figure?.kind !== 'figure' || figure.chart.type !== 'timeline') throw new Error('no timeline');
    const expected = figure.chart.entries.find((entry) => entry.label === '第4回');
    expect(expected?.spans).toEqual([{ start: '2024-02-01', end: '2024-02-29', approximate: true }]);
    expect(figure.chart.entries.find((entry) => entry.label === '市民への説明会')?.spans).toHaveLength(2);
    expect(figure.chart.entries.find((entry) => entry.label === '第5回')?.spans).toEqual([]);
  });

  it('draws nothing when no date is settled', () => {
    const content: typeof scheduleContent = {
      ...scheduleContent,
      entries: scheduleContent.entries.filter(
        (entry) => entry.type === 'row' && entry.row.precision === 'undecided',
      ),
    };
    expect(toBlocks(content).some((block) => block.kind === 'figure')).toBe(false);
  });
});

describe('statistics', () => {
  const blocks = toBlocks(statisticsContent);

  it('marks sums, and keeps the kinds of missing value apart', () => {
    const all = rows(blocks);
    expect(all.filter((row) => row.rowType === 'sum').map((row) => cellTexts(row)[0])).toEqual([
      '合計',
      '合計',
      '合計',
    ]);
    expect(all.find((row) => row.text.startsWith('加入世帯数'))?.cells.at(-1)?.missing).toBe('blank');
    expect(all.find((row) => row.text.startsWith('保護率'))?.cells.at(-1)?.missing).toBe('dash');
  });

  it('sets provisional columns lighter, unless all are', () => {
    const sum = rows(blocks).find((row) => row.rowType === 'sum');
    expect(sum?.cells.map((cell) => cell.provisional)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
    const content = structuredClone(statisticsContent);
    for (const period of content.tables[0]?.periods ?? []) period.provisional = true;
    expect(rows(toBlocks(content))[0]?.cells.some((cell) => cell.provisional)).toBe(false);
  });

  it('keeps values beyond the last head', () => {
    const content = structuredClone(statisticsContent);
    content.tables[0]?.series[0]?.values.push({ raw: '9,999', value: 9999, missing: null });
    const [head, first, second] = rows(toBlocks(content));
    expect(first?.text).toMatch(/\t9,999$/u);
    expect([head, first, second].map((row) => row?.cells.length)).toEqual([8, 8, 8]);
  });

  it('puts unit, rows, notes, source and figure in this order', () => {
    const third = statisticsContent.tables[2];
    const order = blocks
      .filter((block) => block.section === third?.id)
      .map((block) => (block.kind === 'paragraph' ? block.role : block.kind));
    expect(order).toEqual([
      'heading',
      'unit',
      'table-row',
      'table-row',
      'table-row',
      'table-row',
      'source',
      'figure',
    ]);
  });
});

describe('narrative', () => {
  it('hangs the number of an article and numbered items', () => {
    const blocks = toBlocks(narrativeContent);
    const article = blocks.find((block) => block.kind === 'quotation');
    expect(article).toMatchObject({ labelLength: '第十四条　'.length });
    expect(blocks.find((block) => block.text.startsWith('①'))).toMatchObject({
      kind: 'list-item',
      labelLength: 1,
    });
  });

  it('puts an article number before the text when the text lacks it', () => {
    const content: MaterialContent = {
      kind: 'narrative',
      nodes: [{ type: 'quotation', id: agendaContent.titleId, label: '第一条', text: 'この条例は、' }],
    };
    expect(toBlocks(content)[0]?.text).toBe('第一条　この条例は、');
  });
});

describe('issue sheet', () => {
  const blocks = toBlocks(issueSheetContent);

  it('merges the cell of a project and the head of a group', () => {
    const all = rows(blocks);
    const first = all.find((row) => row.text.startsWith('権利をまもる事業'));
    expect(first?.cells[0]).toMatchObject({ rowSpan: 2, header: 'row' });
    const groups = all.filter((row) => row.table.role === 'planIndicators' && row.rowType === 'head');
    expect(groups[0]?.cells.map((cell) => [cell.columnSpan, cell.rowSpan])).toEqual([
      [1, 2],
      [2, 1],
      [1, 2],
    ]);
    expect(groups[1]?.text).toBe('現状\n（平成28年度）\t目標値\n（令和4年度）');
  });

  it('names the part of each block', () => {
    const order = [
      ...new Set(
        blocks
          .filter((block) => block.section === issueSheetContent.sheets[0]?.id)
          .map((block) => block.part),
      ),
    ];
    expect(order).toEqual([
      'head',
      'visions',
      'projects',
      'planIndicators',
      'evaluations',
      'findings',
      'trends',
      'challenges',
      'current',
      'issues',
    ]);
  });
});

describe('opinion form', () => {
  it('keeps the words to tick in the text', () => {
    const field = toBlocks(opinionFormContent).find((block) => block.text.startsWith('種別'));
    expect(field?.text).toBe('種別\t一つ選んでください\t意見\t質問\t提案\t要望\t誤記の指摘');
  });
});
