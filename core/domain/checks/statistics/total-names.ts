import { comparisonKey } from '../text/normal.ts';
import type { Grid, GridRow } from './grid.ts';

/** 「利用児童数」 below 「0～2歳」, 「3～5歳」 in a table of that title: what the ages divide. */
export function isTotalOfAges({ title }: Grid, rows: readonly GridRow[], index: number): boolean {
  const row = rows[index];
  const isAge = ({ key }: GridRow): boolean => /^\d.*(?:歳|年生)/u.test(key);
  const ages = rows.slice(0, index);
  return (
    row !== undefined &&
    ages.length >= 2 &&
    ages.every(isAge) &&
    /.{2}(?:数|人員|人口)$/u.test(row.key) &&
    comparisonKey(title).includes(row.key)
  );
}

/** What is counted in its own right, and is no part: 「定員」, 「実施回数」, 「面積」. */
const counted = /(?:数|員|額|率|量|費|計|所|積|割合|平均|人口|世帯|回|日)(?:\(.*)?$/u;

/** 「延べ参加者数」 below 「書道」 and 「茶道」 in a table of that title: what the kinds add up to. */
export function isTotalOfKinds({ title }: Grid, rows: readonly GridRow[], index: number): boolean {
  const row = rows[index];
  const kinds = rows.slice(0, index);
  const name = row?.key.replace(/^(?:延べ?|総|全)/u, '') ?? '';
  return (
    kinds.length >= 2 &&
    /.(?:者|件|人|冊|回|台|校|童|体)数$/u.test(name) &&
    comparisonKey(title).includes(name) &&
    kinds.every(({ key, isTotal }) => !isTotal && !counted.test(key))
  );
}

/**
 * 合計 says that its parts are there. 総人口 is a quantity of its own, unless ages or sexes divide it; 総給付費 is the sum of what
 * are 給付費 too.
 */
export function isSumOf(total: GridRow, parts: readonly { readonly label: string }[]): boolean {
  const keys = parts.map((part) => comparisonKey(part.label));
  if (/^総(?:件|回|相談件?|受付件?|利用件?)?(?:数|計|額)/u.test(total.key)) return true;
  if (/^(?:総人口|人口総数|人口|総世帯数|世帯総数)/u.test(total.key)) {
    return (
      keys.every((key) => /^(?:男|女)|歳|年少|生産年齢|老年|高齢者?人口/u.test(key)) &&
      keys.some((key) => /^(?:男|女)|年少|生産年齢|15歳未満|^(?:0|15)(?!\d)/u.test(key))
    );
  }
  return (
    parts.length < 2 || !total.key.startsWith('総') || keys.every((key) => key.at(-1) === total.key.at(-1))
  );
}
