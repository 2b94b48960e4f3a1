import { tokensOf } from '../formula/tokens.ts';

/**
 * A formula after a row has got another name: names in 「」 that are exactly the old one follow. A bare or shortened name
 * stays; it means what it meant as long as only one row begins with it.
 */
export function renamedInFormula(formula: string, before: string, after: string): string {
  const tokens = tokensOf(formula);
  if (!Array.isArray(tokens)) return formula;
  let renamed = formula;
  for (const token of [...tokens].reverse()) {
    const isSeries = token.kind === 'quoted' || token.kind === 'word';
    if (!isSeries || token.text !== before) continue;
    renamed = `${renamed.slice(0, token.from)}「${after}」${renamed.slice(token.to)}`;
  }
  return renamed;
}
