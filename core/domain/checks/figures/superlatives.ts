import { type Finding, finding } from '../finding.ts';
import { clauseAround, comparisonKey } from '../text/normal.ts';
import { mentions } from './context.ts';
import { type FigureIndex, tableOf } from './figure-index.ts';
import type { Figure } from './figures.ts';

const highest = /最も(?:高|多|大き)|一番(?:高|多|大き)|最高|最多/u;
const lowest = /最も(?:低|少な|小さ)|一番(?:低|少な|小さ)|最低|最少/u;
/** Rows that are compared with nothing: totals, other places, what is left over. */
const apart =
  /^(?:その他|無回答|不明|合計|総計|計|小計|総数|全体|平均|市全体|町全体|村全体|全市|全国|県)|(?:合計|総計|総数|小計|の計)(?:\(.*)?$/u;

/**
 * 「西圏域の認定率は18.7%と最も高く」 against the other rows of the column that the figure stands in.
 * @param statements figures of running text
 */
export function superlatives(statements: readonly Figure[], index: FigureIndex): Finding[] {
  const said = new Set<string>();
  return statements.flatMap((figure) => {
    const { materialId, block } = figure.placed;
    const behind = behindOf(figure);
    const says = highest.test(behind) ? 1 : lowest.test(behind) ? -1 : 0;
    if (says === 0 || said.has(`${block.id} ${figure.from}`)) return [];
    const sources = index
      .equalTo(figure)
      .filter(
        (other) =>
          tableOf(other) !== null &&
          other.labels.every((label) => mentions(comparisonKey(figure.sentence), label)),
      );
    const [source, another] = sources;
    if (source === undefined || another !== undefined || source.labels.length === 0) return [];
    const rows = index
      .columnOf(source)
      .filter((other) => !apart.test(comparisonKey(other.placed.block.text.split('\t')[0] ?? '')));
    if (rows.length === 0) return [];
    const isExtreme = (among: readonly Figure[]): boolean =>
      among.every((other) => (source.value - other.value) * says >= 0);
    if (isExtreme(rows)) return [];
    // 「令和5年度は健康が263件と最も多く」 compares what stands in the row.
    const beside = index
      .groupOf(source)
      .filter((other) => other !== source && !other.labels.some((label) => apart.test(label)));
    const areLike = beside.every(
      ({ decimals, kind }) => decimals === source.decimals && kind === source.kind,
    );
    if (beside.length > 1 && areLike && isExtreme(beside)) return [];
    said.add(`${block.id} ${figure.from}`);
    const extreme = rows.reduce((best, other) => ((other.value - best.value) * says > 0 ? other : best));
    const quote = clauseAround(block.text, figure.from, figure.to);
    return [
      finding('superlativeDiffers', { materialId, blockId: block.id }, quote, {
        printed: quote,
        other: [...extreme.labels, extreme.raw].join('　'),
      }),
    ];
  });
}

/** What the sentence says of the figure: the rest of its clause. */
function behindOf({ placed: { block }, to }: Figure): string {
  return /^[^。、]{0,24}/u.exec(block.text.slice(to))?.[0] ?? '';
}
