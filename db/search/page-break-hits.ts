import { fold, rangesOf } from '../../core/domain/blocks/fold.ts';
import type { ReadHandle } from '../connection/handles.ts';
import type { FoundBlock, Match } from './search.ts';
import { crossing, foldBoundary } from './searched-text.ts';

interface PageBreak extends FoundBlock {
  readonly next_text: string;
}

const sql = `SELECT b.sequence, b.version_id, v.material_id, b.ordinal, b.id, b.kind, b.text, m.held_on, a.position,
    n.text AS next_text
  FROM block AS b JOIN block AS n ON n.version_id = b.version_id AND n.ordinal = b.ordinal + 1
  JOIN material_version AS v ON v.id = b.version_id
  JOIN material AS a ON a.id = v.material_id JOIN meeting AS m ON m.id = a.meeting_id
  WHERE b.sequence IN (SELECT value FROM json_each(?)) ORDER BY b.sequence`;

/** A word that begins on a page and ends on the next: on the page a match up to its end. */
function matchOf(page: PageBreak, word: string): Match | null {
  const found = crossing(foldBoundary(page.text, page.next_text), word);
  if (found === null) {
    return null;
  }
  const own = fold(page.text);
  // A page that holds the word elsewhere is found already.
  if (rangesOf(own, word).length > 0) {
    return null;
  }
  const start = own.map[own.folded.length - found.before] ?? page.text.length;
  const next = fold(page.next_text);
  const end = next.ends[found.after - 1] ?? 0;
  const context = `${page.text}\n${page.next_text}`;
  return { block: page, ranges: [[start, page.text.length + 1 + end]], context };
}

/** @param rows rows of the index for page breaks, which are negative */
export function pageBreakHits(read: ReadHandle, rows: readonly number[], word: string): Match[] {
  const pages = read.all<PageBreak>(sql, JSON.stringify(rows.map((row) => -row)));
  return pages.map((page) => matchOf(page, word)).filter((match) => match !== null);
}
