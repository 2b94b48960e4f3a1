import type { Finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';
import { baseYears } from './base-years.ts';
import { citedQuestions } from './cited-questions.ts';
import { citedTopics } from './cited-topics.ts';
import { FigureIndex } from './figure-index.ts';
import { figuresOf, isStatement } from './figures.ts';
import { groupSwaps } from './group-swaps.ts';
import { type JudgedFigure, judgedFigures } from './judged-figures.ts';
import { pointWords } from './point-words.ts';
import { superlatives } from './superlatives.ts';
import { suspectFigures } from './suspect-figures.ts';
import { titleYears } from './title-years.ts';
import { unsupportedFigures } from './unsupported.ts';
import { yearsOfLine } from './years-of-line.ts';

/**
 * Figures of running text against every other figure of the packet, by the words around them.
 * @param known findings of other rules; what they name already is not said again
 * @returns what is odd, and every figure of 現状, 課題 and 評価 with what it rests on
 */
export function checkFigures(
  blocks: readonly PlacedBlock[],
  known: readonly Finding[],
): { readonly findings: Finding[]; readonly judged: JudgedFigure[] } {
  const figures = figuresOf(blocks);
  const statements = figures.filter(isStatement);
  const index = new FigureIndex(figures);
  const suspected = suspectFigures(statements, index, known);
  const cited = citedQuestions(statements, index, known);
  const found = [
    ...suspected,
    ...cited,
    ...citedTopics(blocks, [...known, ...cited]),
    ...baseYears(statements, index),
    ...titleYears(statements, index),
    ...yearsOfLine(statements, index, [...known, ...suspected]),
    ...superlatives(statements, index),
    ...pointWords(statements, index),
  ];
  found.push(...groupSwaps(statements, blocks, figures, index, [...known, ...found]));
  const judged = judgedFigures(statements, index, [...known, ...found]);
  return { findings: [...found, ...unsupportedFigures(judged)], judged };
}
