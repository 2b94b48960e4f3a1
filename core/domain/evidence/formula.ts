import type { Figure } from '../checks/figures/figures.ts';
import type { Support } from '../checks/figures/support.ts';

/**
 * How a figure is computed, in figures and signs only: 「18,600人 − 18,125人 ＝ 475人」, 「≒」 where the result is rounded. Null where it
 * just stands somewhere.
 * @param printed a figure with its unit
 */
export function formulaOf(
  { rule, parts }: Support,
  figure: Figure,
  printed: (figure: Figure) => string,
): string | null {
  const [first, second] = parts;
  if (first === undefined || rule === 'same' || rule === 'rounded') return null;
  // A cell has no unit of its own; what is added up or compared counts in the same as the result.
  const inUnit = (part: Figure): string =>
    part.unit === '' && part.kind === 'any'
      ? part.raw + (figure.kind === 'count' ? figure.unit : '%')
      : printed(part);
  const result = printed(figure);
  if (rule === 'rest') return `100% − ${printed(first)} ${sign(100 - first.value, figure)} ${result}`;
  if (second === undefined) return null;
  const [greater, less] = first.value >= second.value ? [first, second] : [second, first];
  switch (rule) {
    case 'sum': {
      const sum = parts.reduce((total, { value }) => total + value, 0);
      return `${parts.map(inUnit).join(' ＋ ')} ${sign(sum, figure)} ${result}`;
    }
    case 'difference':
      return `${inUnit(greater)} − ${inUnit(less)} ${sign(greater.value - less.value, figure)} ${result}`;
    case 'change': {
      const rate = ((greater.value - less.value) / second.value) * 100;
      const change = `（${printed(greater)} − ${printed(less)}）÷ ${printed(second)}`;
      return `${change} ${sign(rate, figure)} ${result}`;
    }
    case 'changeInto': {
      const rates = [second.value - first.value, second.value + first.value].map(
        (before) => (first.value / before) * 100,
      );
      const [grown = 0, shrunk = 0] = rates;
      const hasGrown = Math.abs(grown - figure.value) <= Math.abs(shrunk - figure.value);
      const before = `（${inUnit(second)} ${hasGrown ? '−' : '＋'} ${inUnit(first)}）`;
      return `${inUnit(first)} ÷ ${before} ${sign(hasGrown ? grown : shrunk, figure)} ${result}`;
    }
    case 'share':
      return `${printed(first)} ÷ ${printed(second)} ${sign((first.value / second.value) * 100, figure)} ${result}`;
    case 'ratio':
      return `${printed(first)} ÷ ${printed(second)} ${sign(first.value / second.value, figure)} ${result}`;
  }
}

function sign(exact: number, { value }: Figure): string {
  return Math.abs(exact - value) < 1e-9 ? '＝' : '≒';
}
