import { type Finding, finding } from '../finding.ts';
import { clauseAround } from '../text/normal.ts';
import type { Figure } from './figures.ts';
import type { JudgedFigure } from './judged-figures.ts';

/**
 * Figures of 現状, 課題 and 評価 for which the packet has no source. Nothing is wrong with them, but somebody should know where
 * they come from.
 */
export function unsupportedFigures(figures: readonly JudgedFigure[]): Finding[] {
  return figures
    .filter(({ state }) => state === 'unsupported')
    .map(({ figure }) => unsupportedFinding(figure));
}

export function unsupportedFinding({ placed: { materialId, block }, from, to }: Figure): Finding {
  const quote = clauseAround(block.text, from, to);
  return finding('figureUnsupported', { materialId, blockId: block.id }, quote, { printed: quote });
}
