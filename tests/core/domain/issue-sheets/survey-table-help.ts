import type { SurveyTable } from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';

/** A table from its rows: cells divided by `|`, `^` merged with the cell above, `<` with the one at the left; `#` heads. */
export function surveyTable(
  lines: readonly string[],
  around: { captions?: readonly string[]; notes?: readonly string[] } = {},
): SurveyTable {
  let count = 0;
  const id = (): string => {
    count += 1;
    return `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
  };
  const line = (text: string) => ({ id: id(), marker: '', text });
  return {
    id: id(),
    captions: (around.captions ?? []).map(line),
    rows: lines.map((row) => ({
      id: id(),
      head: row.startsWith('#'),
      cells: row
        .replace(/^#/u, '')
        .split('|')
        .map((cell) => {
          const text = cell.trim();
          if (text === '^') return { id: id(), text: '', joins: 'above' as const };
          if (text === '<') return { id: id(), text: '', joins: 'left' as const };
          return { id: id(), text };
        }),
    })),
    notes: (around.notes ?? []).map(line),
  };
}
