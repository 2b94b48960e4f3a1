import { halfWidthInPlace } from '../../dates/read-date.ts';
import type { PlacedBlock } from '../packet.ts';
import { comparisonKey, sentencesOf } from '../text/normal.ts';
import type { Grid, GridRow } from './grid.ts';

/** A row of a table under a name by which a text can mean no other row. */
export interface NamedRow {
  readonly grid: Grid;
  readonly row: GridRow;
  readonly name: string;
}

/** A sentence that names one row of the tables. */
export interface NamingSentence {
  readonly placed: PlacedBlock;
  readonly named: NamedRow;
  /** In half width; `offset` is where it begins in the text of the block. */
  readonly sentence: string;
  readonly offset: number;
}

/**
 * Sentences of running text that name a single row of all tables, word for word, and speak of the place's own figures.
 */
export function namingSentences(grids: readonly Grid[], blocks: readonly PlacedBlock[]): NamingSentence[] {
  const rows = grids.flatMap((grid) => grid.rows.map((row) => ({ grid, row, name: nameOf(row, grid) })));
  const nameable = rows.filter(
    ({ name }) => name.length >= 3 && rows.filter((other) => other.name === name).length === 1,
  );
  if (nameable.length === 0) return [];
  return blocks.flatMap((placed) => {
    const { block } = placed;
    if (block.kind !== 'paragraph' && block.kind !== 'list-item') return [];
    const text = halfWidthInPlace(block.text).replace(/[〜～∼]/gu, '~');
    return sentencesOf(text).flatMap(({ sentence, offset }): NamingSentence[] => {
      const named = nameable.filter(({ name }) => names(sentence, name));
      // 「高齢者人口」 inside 「後期高齢者人口」 is not named.
      const longest = named.filter(
        ({ name }) => !named.some((other) => other.name !== name && other.name.includes(name)),
      );
      const [only, another] = longest;
      return only === undefined ||
        another !== undefined ||
        isPartOfWord(sentence, only.name) ||
        isOfOthers(sentence, only.name)
        ? []
        : [{ placed, named: only, sentence, offset }];
    });
  });
}

/**
 * A row by its label, a subtotal by what it is of (小計（0～2歳）), the only total of a table by what the title says is counted
 * (「1-3入所児童数(各年…)」).
 */
function nameOf(row: GridRow, grid: Grid): string {
  const label = comparisonKey(row.label);
  const of = /^(?:小計|合計|計)\((.+)\)$/u.exec(label)?.[1];
  if (of !== undefined) return of;
  if (!row.isTotal) return label.replace(/\(.*$/u, '');
  if (grid.rows.filter((other) => other.isTotal).length > 1) return '';
  const title = comparisonKey(grid.title).replace(/^(?:図表|[表図第])?[①-⑳\d().-]+表?/u, '');
  const name = title.replace(/\(.*$/u, '').replace(/の(?:推移|状況|内訳|現状)$/u, '');
  return /(?:数|額|量)$/u.test(name) && !/[、及]|並びに|と/u.test(name) ? name : '';
}

/** 「0~2歳」 inside 「10~2歳」 is not named. */
function names(sentence: string, name: string): boolean {
  const at = sentence.indexOf(name);
  return at >= 0 && !(/^\d/u.test(name) && /\d$/u.test(sentence.slice(0, at)));
}

/** 「認知症」 inside 「認知症高齢者」 is a part of another word. */
function isPartOfWord(sentence: string, name: string): boolean {
  const behind = sentence.slice(sentence.indexOf(name) + name.length);
  return (
    /^[\p{Script=Han}ァ-ヶー]/u.test(behind) && !/^(?:数|率|人|件|額|量|費|計|等|割合|総|検診)/u.test(behind)
  );
}

/** 「全国の高齢化率」, 「県の平均の…」: not the figure of the table. */
function isOfOthers(sentence: string, name: string): boolean {
  const before = sentence.slice(0, sentence.indexOf(name));
  return /(?:全国|国|都|道|府|県|圏域|管内|平均|目標|推計|近隣.{0,3}|他市|他の?市町村?)(?:平均)?(?:の|における|では|は、?)?$/u.test(
    before,
  );
}

/** A text as a regular expression that matches it. */
export function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}

/** A sentence up to the end of the clause that a match stands in: what is said behind the next comma is of other things. */
export function upToClause(sentence: string, match: RegExpExecArray): string {
  const end = match.index + match[0].length;
  return sentence.slice(0, end) + (/^[^、。]*/u.exec(sentence.slice(end))?.[0] ?? '');
}
