import { type AmbiguousWidth, displayWidth, widthOfCharacter } from './display-width.ts';

/** What stands between two uprights of a drawn line: text of cells, or a piece of a rule. */
export interface Piece {
  readonly text: string;
  readonly isRule: boolean;
}

/** A line of a drawn table. There is one upright more than pieces. */
export interface BoxLine {
  /** 1-based line of the source. */
  readonly line: number;
  /** Display columns of the uprights, in order. */
  readonly uprights: readonly number[];
  readonly pieces: readonly Piece[];
  /** Text behind the last upright. */
  readonly behind: string;
  /** Nothing but rules. */
  readonly isBorder: boolean;
  /** A border of heavy or double lines, as stands below heads. */
  readonly isHeavy: boolean;
}

const plainUprights = '│┃║┆┇┊┋╎╏';
const horizontals = '─━═┄┅┈┉╌╍-=';

function isFrame(character: string): boolean {
  return character >= '\u2500' && character <= '\u257f';
}

function isHorizontal(character: string | undefined): boolean {
  return character !== undefined && horizontals.includes(character);
}

/** True for a line that may belong to a table drawn with lines: `┌──┬──┐`, `│…│…│`, `├──┼──┤`. */
export function isBoxLine(line: string): boolean {
  let at = 0;
  while (at < line.length && (line[at] === ' ' || line[at] === '\u3000')) at += 1;
  const first = line[at] ?? '';
  if (!isFrame(first) || isHorizontal(first)) return false;
  if (plainUprights.includes(first)) return true;
  // A corner or junction that no rule follows is part of another drawing.
  return isHorizontal(line[at + 1]) || plainUprights.includes(line.trimEnd().at(-1) ?? '-');
}

/** `+----+----+` */
export function isAsciiBorder(line: string): boolean {
  const bare = line.trim();
  return bare.startsWith('+') && bare.endsWith('+') && bare.length > 3 && /^(?:\+[-=]+)+\+$/u.test(bare);
}

/** A row or a rule of a table drawn with `+`, `-` and `|`. */
export function isAsciiBoxLine(line: string): boolean {
  const bare = line.trim();
  return bare.length > 1 && ((bare.startsWith('|') && bare.indexOf('|', 1) > 0) || /^\+[-=]/u.test(bare));
}

/**
 * A drawn line taken apart at its uprights.
 * @param crossings display columns at which `+` is an upright; null where the signs of the drawing are no ASCII
 */
export function readBoxLine(
  source: string,
  line: number,
  ambiguous: AmbiguousWidth,
  crossings: ReadonlySet<number> | null,
): BoxLine {
  const uprights: number[] = [];
  const pieces: Piece[] = [];
  let column = 0;
  let from = -1;
  let fromJunction = false;
  let only = true;
  let index = 0;
  const close = (isJunction: boolean): void => {
    if (from >= 0) {
      const text = source.slice(from, index);
      const isRule = text !== '' && only && (fromJunction || isJunction);
      pieces.push({ text: isRule ? '' : text.trim(), isRule });
    }
  };
  for (const character of source) {
    const code = character.codePointAt(0) ?? 0;
    const isPlain = crossings === null ? plainUprights.includes(character) : character === '|';
    const isJunction =
      !isPlain &&
      (crossings === null
        ? isFrame(character) && !isHorizontal(character) && meetsRule(source, index, from < 0)
        : character === '+' && crossings.has(column));
    if (isPlain || isJunction) {
      close(isJunction);
      uprights.push(column);
      from = index + character.length;
      fromJunction = isJunction;
      only = true;
    } else if (!isHorizontal(character)) {
      only = false;
    }
    column += widthOfCharacter(code, ambiguous);
    index += character.length;
  }
  const rest = from < 0 ? source : source.slice(from);
  const behind = rest.trim();
  const isBorder =
    pieces.length > 0 && pieces.every(({ isRule }) => isRule) && (behind === '' || isRuleText(behind));
  return {
    line,
    uprights,
    pieces,
    behind: isBorder ? '' : behind,
    isBorder,
    isHeavy: isBorder && /[═━=]/u.test(source),
  };
}

/** A junction has a rule on one side at least; 「├ 内訳」 inside a cell has none. */
function meetsRule(source: string, index: number, isFirst: boolean): boolean {
  return isFirst || isHorizontal(source[index - 1]) || isHorizontal(source[index + 1]);
}

function isRuleText(text: string): boolean {
  return [...text].every(isHorizontal);
}

/** Columns at which the borders of an ASCII drawing have their crossings. */
export function crossingsOf(sources: readonly string[]): Set<number> {
  const found = new Set<number>();
  for (const source of sources) {
    if (!isAsciiBorder(source)) continue;
    const first = source.indexOf('+');
    // What stands before a border is white space; behind it every sign takes one column.
    const shift = displayWidth(source.slice(0, first)) - first;
    for (let at = first; at >= 0; at = source.indexOf('+', at + 1)) found.add(at + shift);
  }
  return found;
}
