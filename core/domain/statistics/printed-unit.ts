import { unitOfLine, unitOfTitle } from './read-value.ts';
import type { StatisticsTable } from './statistics-content.ts';

/**
 * The name of a row with its unit in brackets, where the unit is printed nowhere else: neither in the name, nor in the unit
 * line, nor in the title of its table. A unit that was typed or imported beside a row is never lost on paper.
 */
export function labelWithUnit(
  { label, unit }: { readonly label: string; readonly unit: string | null },
  table: Pick<StatisticsTable, 'title' | 'unitLine'>,
): string {
  if (unit === null || unit.trim() === '' || label.trim() === '') return label;
  const wanted = folded(unit);
  const inBrackets = [...label.matchAll(/[（(［[【〔]([^（()）]*)[)）］\]】〕]/gu)].map(
    (match) => match[1] ?? '',
  );
  const around = [
    unitOfLine(table.unitLine?.text ?? ''),
    unitOfTitle(table.title),
    ...bracketsAtEnd(table.title),
  ];
  const printed =
    inBrackets.some((text) => folded(text).includes(wanted)) ||
    (/^[%‰]$/u.test(wanted) && folded(label).endsWith(wanted)) ||
    around.some((text) => text !== null && unitsIn(text).includes(wanted));
  return printed ? label : `${label}（${unit}）`;
}

function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}

function unitsIn(text: string): string[] {
  return text
    .normalize('NFKC')
    .replace(/^.*単\s*位\s*:?/u, '')
    .split(/[、,・/／\s]+/u)
    .map((part) => folded(part));
}

/** 「人」 of the title 「世帯と人口（人）」. */
function bracketsAtEnd(title: string): string[] {
  const inside = /[（(［[]([^（()）]{1,20})[)）］\]]\s*$/u.exec(title)?.[1];
  return inside === undefined ? [] : [inside];
}
