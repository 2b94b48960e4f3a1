import type { TextRange } from '../block.ts';

const openers = '「『（(【〔［[｛{〈《';
const closers = '」』）)】〕］]｝}〉》';

/**
 * The sentences of a running text, which they cover without gaps. A full stop inside brackets, or before a closing one, ends
 * nothing: the sentence around it goes on.
 */
export function sentencesOf(text: string): TextRange[] {
  if (!text.includes('。')) return text === '' ? [] : [[0, text.length]];
  return cut(text, true) ?? cut(text, false) ?? [];
}

/** null where brackets are left open, so that they cannot tell what is inside. */
function cut(text: string, minded: boolean): TextRange[] | null {
  const result: TextRange[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (openers.includes(character)) depth += 1;
    else if (closers.includes(character)) depth = Math.max(0, depth - 1);
    else if (character === '。' && !(minded && depth > 0)) {
      const next = text.charAt(at + 1);
      if (next !== '' && (closers.includes(next) || next === '。')) continue;
      result.push([from, at + 1]);
      from = at + 1;
    }
  }
  if (minded && depth > 0) return null;
  if (text.slice(from).trim() !== '' || result.length === 0) result.push([from, text.length]);
  else {
    const last = result.at(-1);
    if (last !== undefined) last[1] = text.length;
  }
  return result;
}
