import type { TextRange } from '../../core/domain/blocks/block.ts';
import { foldKey, rangesOf } from '../../core/domain/blocks/fold.ts';
import type { ReadHandle, SqlValue } from '../connection/handles.ts';
import { type SearchScope, searchColumns } from './index-blocks.ts';
import { pageBreakHits } from './page-break-hits.ts';
import { foldBlock } from './searched-text.ts';
import { snippetOf } from './snippet.ts';
import { matchAll } from './tokens.ts';

export interface SearchQuery {
  /** Words divided by white space; a block must hold all of them. From one character on. */
  readonly query: string;
  readonly limit: number;
  /** Only in these materials. */
  readonly materialIds?: readonly string[];
  /** Also in versions that a newer one has replaced; they come last. */
  readonly allVersions?: boolean;
}

export interface SearchHit {
  readonly materialId: string;
  readonly versionId: string;
  readonly blockId: string;
  readonly kind: string;
  /** Text of the nearest heading above, or empty. */
  readonly heading: string;
  readonly snippet: string;
  /** Matches inside the snippet. */
  readonly snippetRanges: TextRange[];
  /** Matches inside the block's text, in order. For a word that runs over a page break: up to the end of the page. */
  readonly ranges: TextRange[];
}

export interface SearchResult {
  readonly hits: SearchHit[];
  /** Blocks that match, shown or not. */
  readonly total: number;
}

export interface FoundBlock {
  readonly sequence: number;
  readonly version_id: string;
  readonly material_id: string;
  readonly ordinal: number;
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly held_on: string | null;
  readonly position: number;
}

/** A match before it is turned into a hit, with what ranks it. */
export interface Match {
  readonly block: FoundBlock;
  readonly ranges: TextRange[];
  /** Text that the snippet is cut from, when it is more than the block's. */
  readonly context?: string;
}

/** Matches that are looked at for ranking by the number of places; in a larger crowd the newest papers come first. */
const rankedMatches = 200;
const mostWords = 12;

export const foundBlockColumns = `b.sequence, b.version_id, v.material_id, b.ordinal, b.id, b.kind, b.text, m.held_on,
  a.position`;
export const foundBlockTables = `block AS b JOIN material_version AS v ON v.id = b.version_id
  JOIN material AS a ON a.id = v.material_id JOIN meeting AS m ON m.id = a.meeting_id`;

/** The folded words of a query, each once. */
export function wordsOf(query: string): string[] {
  const words = query
    .split(/\s+/u)
    .map(foldKey)
    .filter((word) => word !== '');
  return [...new Set(words)].slice(0, mostWords);
}

interface Filter {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

function filterOf(materialIds: readonly string[] | undefined): Filter {
  if (materialIds === undefined) {
    return { sql: '', values: [] };
  }
  // The sign tells a page break from its page.
  const sql = `AND abs(rowid) IN (SELECT b.sequence FROM block AS b JOIN material_version AS v ON v.id = b.version_id
    WHERE v.material_id IN (SELECT value FROM json_each(?)))`;
  return { sql, values: [JSON.stringify(materialIds)] };
}

/** Rows of the index that match in a column, newest publications first. */
export function matchingRows(read: ReadHandle, expression: string, filter: Filter, limit: number): number[] {
  const sql = `SELECT rowid AS row FROM search WHERE search MATCH ? ${filter.sql} ORDER BY rowid DESC LIMIT ?`;
  return read.all<{ row: number }>(sql, expression, ...filter.values, limit).map(({ row }) => row);
}

function countMatches(read: ReadHandle, expression: string, filter: Filter): number {
  const sql = `SELECT count(*) AS n FROM search WHERE search MATCH ? ${filter.sql}`;
  return read.get<{ n: number }>(sql, expression, ...filter.values)?.n ?? 0;
}

function compare(a: Match, b: Match): number {
  return (
    b.ranges.length - a.ranges.length ||
    (b.block.held_on ?? '').localeCompare(a.block.held_on ?? '') ||
    a.block.position - b.block.position ||
    a.block.ordinal - b.block.ordinal
  );
}

function rangesIn({ kind, text }: FoundBlock, words: readonly string[]): TextRange[] {
  const folded = foldBlock(kind, text);
  return words.flatMap((word) => rangesOf(folded, word)).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** The best matches in a column, and how many there are. */
function matchesIn(
  read: ReadHandle,
  column: string,
  words: readonly string[],
  filter: Filter,
): { matches: Match[]; total: number } {
  const expression = matchAll(column, words);
  const rows = matchingRows(read, expression, filter, rankedMatches);
  const matches = read
    .all<FoundBlock>(
      `SELECT ${foundBlockColumns} FROM ${foundBlockTables} WHERE b.sequence IN (SELECT value FROM json_each(?))`,
      JSON.stringify(rows),
    )
    .map((block) => ({ block, ranges: rangesIn(block, words) }))
    .sort(compare);
  const total = rows.length < rankedMatches ? rows.length : countMatches(read, expression, filter);
  return { matches, total };
}

function headingAbove(read: ReadHandle, block: FoundBlock): string {
  const sql = `SELECT text FROM block WHERE version_id = ? AND kind = 'heading' AND ordinal < ?
    ORDER BY ordinal DESC LIMIT 1`;
  return read.get<{ text: string }>(sql, block.version_id, block.ordinal)?.text ?? '';
}

function hitOf(read: ReadHandle, { block, ranges, context }: Match): SearchHit {
  return {
    materialId: block.material_id,
    versionId: block.version_id,
    blockId: block.id,
    kind: block.kind,
    heading: headingAbove(read, block),
    ...snippetOf(context ?? block.text, ranges),
    ranges: ranges.map(([from, to]) => [from, Math.min(to, block.text.length)]),
  };
}

/**
 * Finds blocks by their folded text (see fold.ts). Headings come before other blocks, then what matches in more places,
 * then newer meetings, then reading order. A query without a single searchable character finds nothing.
 */
export function search(read: ReadHandle, query: SearchQuery): SearchResult {
  const words = wordsOf(query.query);
  if (words.length === 0) {
    return { hits: [], total: 0 };
  }
  const filter = filterOf(query.materialIds);
  const scopes: readonly SearchScope[] = query.allVersions === true ? ['current', 'older'] : ['current'];
  const matches: Match[] = [];
  let total = 0;
  for (const scope of scopes) {
    const columns = searchColumns[scope];
    for (const column of [columns.heading, columns.body]) {
      if (matches.length < query.limit) {
        const found = matchesIn(read, column, words, filter);
        matches.push(...found.matches);
        total += found.total;
      } else {
        total += countMatches(read, matchAll(column, words), filter);
      }
    }
    const [word] = words;
    if (word !== undefined && words.length === 1) {
      const acrossPages = pageBreakHits(
        read,
        matchingRows(read, matchAll(columns.boundary, words), filter, rankedMatches),
        word,
      );
      total += acrossPages.length;
      matches.push(...acrossPages);
    }
  }
  return { hits: matches.slice(0, query.limit).map((match) => hitOf(read, match)), total };
}
