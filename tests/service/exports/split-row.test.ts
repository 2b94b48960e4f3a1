import { describe, expect, it } from 'vitest';
import { type Cell, plain, type Row, textOfCell } from '../../../service/exports/opinions/paper.ts';
import { paperLimits, splitRow, worksheetLimits } from '../../../service/exports/opinions/split-row.ts';

/** Twelve and sixteen letters wide. */
const columns = [
  { head: 'No.', millimetres: 12 },
  { head: '意見', millimetres: 12 * 3.53 + 4.5 },
  { head: '回答', millimetres: 16 * 3.53 + 4.5 },
];
/** Twelve letters: one line. */
const sentence = '停留所に屋根がほしいです。'.slice(1);

function row(opinion: Cell, answer: Cell): Row {
  return { type: 'body', cells: [plain('3'), opinion, answer], continued: plain('3（続き）') };
}

const linesOf = (cell: Cell, characters: number) =>
  cell.reduce((sum, line) => {
    const text = line.map((run) => run.text).join('');
    return (
      sum +
      text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(part.length / characters)), 0)
    );
  }, 0);

describe('a long row on paper', () => {
  it('stays whole while it is not higher than half of the sheet', () => {
    const short = row(plain(sentence.repeat(paperLimits.mostLines)), plain(sentence));
    expect(splitRow(short, columns, paperLimits)).toEqual([short]);
  });

  it('is set as rows of about the same height, none of them a last line alone', () => {
    for (let count = paperLimits.mostLines + 1; count < 60; count += 1) {
      const parts = splitRow(
        row(plain(sentence.repeat(count)), plain(sentence.repeat(3))),
        columns,
        paperLimits,
      );
      const heights = parts.map(({ cells }) => linesOf(cells[1] ?? [], 12));
      expect([count, Math.max(...heights) <= paperLimits.linesOfPart]).toEqual([count, true]);
      expect([count, heights, Math.min(...heights) > 1]).toEqual([count, heights, true]);
      expect(parts.map(({ cells }) => textOfCell(cells[1] ?? [])).join('')).toBe(sentence.repeat(count));
      expect(parts.map(({ cells }) => textOfCell(cells[0] ?? []))).toEqual([
        '3',
        ...parts.slice(1).map(() => '3（続き）'),
      ]);
    }
  });

  it('counts every line that its writer began, and marks stay where they are', () => {
    const opinion: Cell = [
      [{ text: '「標題」について' }],
      [{ text: '意見\u3000', mark: 'strong' }, { text: `${sentence}\n\n`.repeat(6) }],
    ];
    const parts = splitRow(row(opinion, plain(sentence)), columns, paperLimits);
    expect(parts.length).toBeGreaterThan(1);
    for (const { cells } of parts) {
      // A line feed at the end begins no line that is seen.
      expect(linesOf(cells[1] ?? [], 12)).toBeLessThanOrEqual(paperLimits.linesOfPart + 1);
    }
    const runs = parts.flatMap(({ cells }) => (cells[1] ?? []).flat());
    expect(runs.filter(({ mark }) => mark === 'strong').map(({ text }) => text)).toEqual(['意見\u3000']);
    expect(runs.map(({ text }) => text).join('')).toBe(
      `「標題」について意見\u3000${`${sentence}\n\n`.repeat(6)}`,
    );
  });

  it('may be higher in a worksheet', () => {
    const long = row(plain(sentence.repeat(20)), plain(sentence));
    expect(splitRow(long, columns, worksheetLimits)).toEqual([long]);
    expect(splitRow(long, columns, paperLimits).length).toBeGreaterThan(2);
  });
});
