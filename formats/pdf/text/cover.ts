export interface Cover {
  /** 1 for every UTF-16 unit of the expected text that was found. */
  readonly expected: Uint8Array;
  /** 1 for every UTF-16 unit of the found text that was expected. */
  readonly found: Uint8Array;
  /** For every UTF-16 unit of the expected text: the unit of the found text that it was laid on, or -1. */
  readonly places: Int32Array;
}

/** Longest pieces first, so that a short cell does not take its text out of a sentence. */
const pieceLengths = [24, 8, 4, 2, 1] as const;

/** Lays the expected text over the found one in ever shorter pieces; every place is used once. */
export function coverOnce(expected: string, found: string): Cover {
  const cover = {
    expected: new Uint8Array(expected.length),
    found: new Uint8Array(found.length),
    places: new Int32Array(expected.length).fill(-1),
  };
  for (const length of pieceLengths) {
    coverWith(expected, found, cover, length);
  }
  return cover;
}

/** Half-open ranges of units that are not covered. */
export function uncoveredRuns(covered: Uint8Array): [number, number][] {
  const runs: [number, number][] = [];
  for (let from = covered.indexOf(0); from >= 0; ) {
    const end = covered.indexOf(1, from);
    const to = end < 0 ? covered.length : end;
    runs.push([from, to]);
    from = end < 0 ? -1 : covered.indexOf(0, to);
  }
  return runs;
}

function coverWith(expected: string, found: string, cover: Cover, length: number): void {
  const places = placesOfPieces(found, cover.found, length);
  let next = 0;
  for (let at = 0; at + length <= expected.length; ) {
    if (!isFree(cover.expected, at, length)) {
      at += 1;
      continue;
    }
    const piece = expected.substring(at, at + length);
    const place = continues(found, cover.found, next, piece) ? next : places.take(piece);
    if (place === null) {
      at += 1;
      continue;
    }
    let size = 0;
    while (
      at + size < expected.length &&
      expected[at + size] === found[place + size] &&
      cover.expected[at + size] === 0 &&
      cover.found[place + size] === 0
    ) {
      cover.expected[at + size] = 1;
      cover.found[place + size] = 1;
      cover.places[at + size] = place + size;
      size += 1;
    }
    at += size;
    next = place + size;
  }
}

function continues(found: string, covered: Uint8Array, at: number, piece: string): boolean {
  return found.startsWith(piece, at) && isFree(covered, at, piece.length);
}

function isFree(covered: Uint8Array, from: number, length: number): boolean {
  for (let index = from; index < from + length; index += 1) {
    if (covered[index] !== 0) {
      return false;
    }
  }
  return true;
}

/** Free places of every piece of the text, given out from the front; each place is looked at once. */
function placesOfPieces(text: string, covered: Uint8Array, length: number) {
  const queues = new Map<string, { readonly starts: number[]; next: number }>();
  for (let start = 0; start + length <= text.length; start += 1) {
    if (isFree(covered, start, length)) {
      const piece = text.substring(start, start + length);
      const queue = queues.get(piece);
      if (queue) {
        queue.starts.push(start);
      } else {
        queues.set(piece, { starts: [start], next: 0 });
      }
    }
  }
  return {
    take(piece: string): number | null {
      const queue = queues.get(piece);
      while (queue && queue.next < queue.starts.length) {
        const start = queue.starts[queue.next] ?? 0;
        queue.next += 1;
        if (isFree(covered, start, length)) {
          return start;
        }
      }
      return null;
    },
  };
}
