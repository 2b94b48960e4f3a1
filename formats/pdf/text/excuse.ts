import { foldKey } from '../../../core/domain/blocks/fold.ts';

/** Part of an allowed text that counts by itself: a repeated table head may be cut by a line or a page. */
const shortestPart = 4;

/** What remains of the runs after everything that may appear anywhere has been taken out of them. */
export function excuseRuns(runs: readonly string[], mayAppear: readonly string[]): string[] {
  const allowed = allowedTexts(mayAppear);
  return runs.flatMap((run) => {
    const rest: string[] = [];
    let kept = '';
    for (let at = 0; at < run.length; ) {
      const size = allowed.longestAt(run, at);
      if (size === 0) {
        kept += run[at];
        at += 1;
        continue;
      }
      rest.push(kept);
      kept = '';
      at += size;
    }
    return [...rest, kept].filter((text) => text !== '');
  });
}

function allowedTexts(mayAppear: readonly string[]) {
  const wholes = new Map<string, string[]>();
  const parts = new Map<string, { readonly text: string; readonly at: number }>();
  // The lines and cells of a text stand by themselves on paper.
  const texts = new Set(mayAppear.flatMap((text) => [text, ...text.split(/\s+/u)]).map(foldKey));
  texts.delete('');
  for (const text of texts) {
    const first = text.slice(0, 1);
    wholes.set(first, [...(wholes.get(first) ?? []), text]);
    for (let at = 0; at + shortestPart <= text.length; at += 1) {
      const part = text.slice(at, at + shortestPart);
      if (!parts.has(part)) {
        parts.set(part, { text, at });
      }
    }
  }
  return {
    longestAt(run: string, start: number): number {
      let longest = 0;
      for (const whole of wholes.get(run.slice(start, start + 1)) ?? []) {
        if (whole.length > longest && run.startsWith(whole, start)) {
          longest = whole.length;
        }
      }
      const part = parts.get(run.slice(start, start + shortestPart));
      if (part) {
        let size = shortestPart;
        while (start + size < run.length && run[start + size] === part.text[part.at + size]) {
          size += 1;
        }
        longest = Math.max(longest, size);
      }
      return longest;
    },
  };
}
