import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';
import { type FigureYear, figureYears } from '../text/figure-years.ts';
import type { Grid } from './grid.ts';
import { literal, type NamedRow, namingSentences, upToClause } from './named-rows.ts';

const words = '(?<rise>増加|増え|上昇|伸び)|(?<fall>減少|減り|減って|低下|下降|落ち込)';
/** What is expected, wished or spoken of in general says nothing of the figures. */
const unreal =
  /見込|予測|推計|想定|予想|目標|目指|必要|べき|なければ|抑制|防|可能性|おそれ|恐れ|ものの|一方|しかし|ですが|転じ/u;

/**
 * 「NAMEは年々増加しています」 against the row that it names: every step of the row must go the other way, so that no way of
 * counting makes the sentence true.
 */
export function checkTrendsInText(grids: readonly Grid[], blocks: readonly PlacedBlock[]): Finding[] {
  return namingSentences(grids, blocks).flatMap(({ placed, named, sentence, offset }) => {
    const { materialId, block } = placed;
    const match = new RegExp(
      `${literal(named.name)}(?:の[^、。「」\\d]{1,12}?)?(?:は|が|も)、?[^、。「」]{0,24}?(?:${words})`,
      'u',
    ).exec(sentence);
    const says = match?.groups?.['rise'] === undefined ? -1 : 1;
    // 「減少しましたが、…増加」: up and down again.
    if (
      match === null ||
      unreal.test(upToClause(sentence, match)) ||
      upToClause(sentence, match).endsWith('が')
    )
      return [];
    const values = valuesOf(named, figureYears(sentence));
    const [first, last] = [values[0], values.at(-1)];
    if (first === undefined || last === undefined || values.length < 2) return [];
    const steps = values.slice(1).map((value, index) => value.number - (values[index]?.number ?? 0));
    if (!steps.every((step) => step * says < 0)) return [];
    const quote = block.text.slice(offset + match.index, offset + match.index + match[0].length);
    return [
      finding('trendDiffers', { materialId, blockId: block.id }, quote, {
        word: match.groups?.['rise'] ?? match.groups?.['fall'] ?? '',
        table: named.grid.title,
        row: named.row.label,
        from: first.raw,
        to: last.raw,
      }),
    ];
  });
}

/** The figures of the row in the order of the years, from the first year that the sentence names to the last. */
function valuesOf({ grid, row }: NamedRow, dates: readonly FigureYear[]): { number: number; raw: string }[] {
  const years = dates.map(({ year }) => year);
  const [from, to] =
    years.length === 0 ? [0, 9999] : [Math.min(...years), years.length > 1 ? Math.max(...years) : 9999];
  return grid.columns
    .flatMap(({ year }, index) => {
      const value = row.values[index];
      return year === null || value?.value == null || year < from || year > to
        ? []
        : [{ year, number: value.rough, raw: value.raw }];
    })
    .sort((a, b) => a.year - b.year);
}
