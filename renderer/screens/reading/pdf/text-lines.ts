import type { PageCharacter } from './messages.ts';

/** Characters of one line that stand close together, to be laid over the drawn page as selectable text. */
export interface TextPiece {
  readonly text: string;
  /** Index of its first character on the page. */
  readonly from: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The line ends here: copied text breaks. */
  readonly endsLine: boolean;
}

/** Longer pieces would drift from the drawing, because the window's font is not the file's. */
const longestPiece = 12;

/** Groups the characters of a page into pieces, in content order. */
export function textPieces(characters: readonly PageCharacter[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  let open: { characters: PageCharacter[]; from: number } | undefined;
  const close = (endsLine: boolean): void => {
    if (open !== undefined) {
      pieces.push(pieceOf(open.characters, open.from, endsLine));
    } else if (endsLine && pieces.length > 0) {
      const last = pieces.pop();
      if (last !== undefined) {
        pieces.push({ ...last, endsLine: true });
      }
    }
    open = undefined;
  };
  for (const [index, character] of characters.entries()) {
    if (character.character === '\n' || character.character === '\r') {
      close(true);
      continue;
    }
    const hasNoBox = character.right <= character.left && character.bottom <= character.top;
    if (hasNoBox) {
      // A space that the engine made up has no box; it belongs to the piece before it.
      open?.characters.push(character);
      continue;
    }
    const last = open?.characters.findLast((one) => one.right > one.left);
    if (open !== undefined && last !== undefined) {
      const sameLine = character.top < last.bottom && character.bottom > last.top;
      const height = Math.max(1, last.bottom - last.top);
      const near = character.left - last.right < height && character.left >= last.left - height / 2;
      if (!sameLine || !near) {
        close(!sameLine);
      } else if (open.characters.length >= longestPiece) {
        close(false);
      }
    }
    open ??= { characters: [], from: index };
    open.characters.push(character);
  }
  close(true);
  return pieces;
}

function pieceOf(characters: readonly PageCharacter[], from: number, endsLine: boolean): TextPiece {
  const boxed = characters.filter((one) => one.right > one.left);
  const left = Math.min(...boxed.map((one) => one.left));
  const top = Math.min(...boxed.map((one) => one.top));
  return {
    text: characters.map((one) => one.character).join(''),
    from,
    left,
    top,
    width: Math.max(...boxed.map((one) => one.right)) - left,
    height: Math.max(...boxed.map((one) => one.bottom)) - top,
    endsLine,
  };
}

/** Boxes over the places of a searched text on the page, one per line that it touches. */
export function boxesOf(
  characters: readonly PageCharacter[],
  ranges: readonly (readonly [number, number])[],
): { left: number; top: number; width: number; height: number; match: number }[] {
  // Offsets into the joined text, which has two units for some characters.
  const starts: number[] = [];
  let length = 0;
  for (const { character } of characters) {
    starts.push(length);
    length += character.length;
  }
  return ranges.flatMap(([from, to], match) => {
    const inside = characters.filter((character, index) => {
      const start = starts[index] ?? 0;
      return start >= from && start < to && character.right > character.left;
    });
    const lines: PageCharacter[][] = [];
    for (const character of inside) {
      const line = lines.at(-1);
      const last = line?.at(-1);
      if (
        line !== undefined &&
        last !== undefined &&
        character.top < last.bottom &&
        character.bottom > last.top
      ) {
        line.push(character);
      } else {
        lines.push([character]);
      }
    }
    return lines.map((line) => {
      const left = Math.min(...line.map((one) => one.left));
      const top = Math.min(...line.map((one) => one.top));
      return {
        left,
        top,
        width: Math.max(...line.map((one) => one.right)) - left,
        height: Math.max(...line.map((one) => one.bottom)) - top,
        match,
      };
    });
  });
}
