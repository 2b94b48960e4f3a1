import type { TextRange } from '../../core/domain/blocks/block.ts';

/** UTF-16 units of source text in a snippet, and how many of them come before the first match. */
const snippetLength = 96;
const lead = 24;

export interface Snippet {
  /** One line; 「…」 stands where text is left out. */
  readonly snippet: string;
  /** The matches inside it, in UTF-16 units. */
  readonly snippetRanges: TextRange[];
}

function splitsPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** A window of the text around the first match. Breaks and tabs become spaces, unit for unit. */
export function snippetOf(text: string, ranges: readonly TextRange[]): Snippet {
  const first = ranges[0]?.[0] ?? 0;
  let from =
    text.length <= snippetLength ? 0 : Math.max(0, Math.min(first - lead, text.length - snippetLength));
  let to = Math.min(text.length, from + snippetLength);
  from -= splitsPair(text, from) ? 1 : 0;
  to += splitsPair(text, to) ? 1 : 0;
  const before = from > 0 ? '…' : '';
  const after = to < text.length ? '…' : '';
  const snippet = before + text.slice(from, to).replace(/\s/gu, ' ') + after;
  const shift = before.length - from;
  const snippetRanges = ranges
    .filter(([start, end]) => start < to && end > from)
    .map(([start, end]): TextRange => [Math.max(start, from) + shift, Math.min(end, to) + shift]);
  return { snippet, snippetRanges };
}
