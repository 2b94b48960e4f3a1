import { foldKey } from '../../../core/domain/blocks/fold.ts';

/** Part of an allowed text that counts by itself: a repeated table head may be cut by a line or a page. */
const shortestPart = 4;

/**
 * What remains of the runs after everything that may appear anywhere has been taken out of them, in the way that leaves
 * least: figures of a chart follow each other without a gap, and 11 13 must not be read as 111 3.
 */
export function excuseRuns(runs: readonly string[], mayAppear: readonly string[]): string[] {
  const allowed = allowedTexts(mayAppear);
  const left = runs.flatMap((run) => {
    // From the end: the fewest characters that remain of run.slice(at), and how far the first step goes (0: one remains).
    const left = new Uint32Array(run.length + 1);
    const step = new Uint32Array(run.length + 1);
    for (let at = run.length - 1; at >= 0; at -= 1) {
      left[at] = (left[at + 1] ?? 0) + 1;
      for (const size of allowed.sizesAt(run, at)) {
        const rest = left[at + size] ?? 0;
        if (rest < (left[at] ?? 0)) {
          left[at] = rest;
          step[at] = size;
        }
      }
    }
    const remaining: string[] = [];
    let kept = '';
    for (let at = 0; at < run.length; ) {
      const size = step[at] ?? 0;
      if (size === 0) {
        kept += run[at];
        at += 1;
        continue;
      }
      remaining.push(kept);
      kept = '';
      at += size;
    }
    return [...remaining, kept].filter((text) => text !== '');
  });
  return withoutHalves(left, allowed.texts);
}

/**
 * Without the two halves of an allowed text. Where a cell begins like the head that is repeated above it (事業名, 事業所の数),
 * the words of the cell may have been laid on those of the head: what is over is one head, in two places.
 */
function withoutHalves(left: readonly string[], texts: ReadonlySet<string>): string[] {
  const open = [...left];
  for (let at = 0; at < open.length; ) {
    const half = open[at] ?? '';
    const other = open.findIndex(
      (text, index) => index !== at && (texts.has(half + text) || texts.has(text + half)),
    );
    if (other < 0) {
      at += 1;
    } else {
      open.splice(Math.max(at, other), 1);
      open.splice(Math.min(at, other), 1);
      at = Math.min(at, other);
    }
  }
  return open;
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
    texts,
    /** Lengths of what may appear here: whole texts, and of parts every length from the shortest on. */
    sizesAt(run: string, start: number): number[] {
      const sizes: number[] = [];
      for (const whole of wholes.get(run.slice(start, start + 1)) ?? []) {
        if (run.startsWith(whole, start)) {
          sizes.push(whole.length);
        }
      }
      const part = parts.get(run.slice(start, start + shortestPart));
      if (part) {
        let size = shortestPart;
        sizes.push(size);
        while (start + size < run.length && run[start + size] === part.text[part.at + size]) {
          size += 1;
          sizes.push(size);
        }
      }
      return sizes;
    },
  };
}
