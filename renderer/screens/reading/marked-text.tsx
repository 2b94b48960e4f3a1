import type { ReactNode } from 'react';
import type { RenderText } from '../../../paper/documents/index.ts';
import type { Match } from './matches.ts';

/** Draws runs of text with the searched words marked. The text stays as it is. */
export function markingText(matches: readonly Match[]): RenderText {
  const byBlock = new Map<string, { match: Match; index: number }[]>();
  for (const [index, match] of matches.entries()) {
    const list = byBlock.get(match.blockId) ?? [];
    list.push({ match, index });
    byBlock.set(match.blockId, list);
  }
  return ({ block, from, to, text }) => {
    const inRun = (byBlock.get(block.id) ?? []).filter(({ match }) => match.from < to && match.to > from);
    if (inRun.length === 0) {
      return text;
    }
    const parts: ReactNode[] = [];
    let at = from;
    for (const { match, index } of inRun) {
      const start = Math.max(at, match.from);
      const end = Math.min(to, match.to);
      parts.push(text.slice(at - from, start - from));
      parts.push(
        <mark key={index} className="found" data-match={index}>
          {text.slice(start - from, end - from)}
        </mark>,
      );
      at = end;
    }
    parts.push(text.slice(at - from));
    return parts;
  };
}
