import { type Finding, finding } from '../finding.ts';
import { clauseAround } from '../text/normal.ts';
import { agreesInYear, type FigureIndex } from './figure-index.ts';
import type { Figure } from './figures.ts';

/** 「4.2ポイント減少」 where the survey says 「4.2ポイント増」: the same points, the other way. */
export function pointWords(statements: readonly Figure[], index: FigureIndex): Finding[] {
  return statements.flatMap((figure) => {
    const says = figure.kind === 'points' ? wayOf(figure) : 0;
    if (says === 0) return [];
    const related = index.relatedTo(figure);
    const sources = index
      .equalTo(figure)
      .filter((other) => other.kind === 'points' && related.includes(other) && agreesInYear(figure, other));
    const [source] = sources;
    if (source === undefined || sources.some((other) => wayOf(other) !== -says)) return [];
    const { materialId, block } = figure.placed;
    const quote = clauseAround(block.text, figure.from, figure.to);
    return [
      finding('pointsDirectionDiffers', { materialId, blockId: block.id }, quote, {
        printed: quote,
        other: clauseAround(source.placed.block.text, source.from, source.to),
      }),
    ];
  });
}

function wayOf({ placed: { block }, to }: Figure): -1 | 0 | 1 {
  const behind = /^\s*ポイント([^、。\d]{0,6})/u.exec(block.text.slice(to))?.[1] ?? '';
  if (/増|上昇|上が|高|上回/u.test(behind)) return 1;
  return /減|低|下が|下回/u.test(behind) ? -1 : 0;
}
