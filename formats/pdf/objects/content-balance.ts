export interface ContentBalance {
  /** How far Q goes below where the content began; 0 or less. */
  readonly lowest: number;
  /** Graphics states still open at the end, relative to the beginning. */
  readonly open: number;
  /** Marked content still open at the end. */
  readonly marks: number;
}

/** Reads the operators of a content stream as far as needed to close what it leaves open. */
export function balanceOf(content: Uint8Array): ContentBalance {
  let depth = 0;
  let lowest = 0;
  let marks = 0;
  for (const operator of operatorsOf(content)) {
    switch (operator) {
      case 'q':
        depth += 1;
        break;
      case 'Q':
        depth -= 1;
        lowest = Math.min(lowest, depth);
        break;
      case 'BMC':
      case 'BDC':
        marks += 1;
        break;
      case 'EMC':
        marks = Math.max(0, marks - 1);
        break;
      default:
    }
  }
  return { lowest, open: depth, marks };
}

const code = (sign: string) => sign.charCodeAt(0);
const whiteSpace: ReadonlySet<number> = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const delimiters: ReadonlySet<number> = new Set(Array.from('()<>[]{}/%', code));
const longestOperator = 3;

function* operatorsOf(content: Uint8Array): Generator<string> {
  let at = 0;
  while (at < content.length) {
    const sign = content[at] ?? 0;
    if (whiteSpace.has(sign)) {
      at += 1;
    } else if (sign === code('%')) {
      at = endOfLine(content, at);
    } else if (sign === code('(')) {
      at = endOfString(content, at);
    } else if (sign === code('<') && content[at + 1] !== code('<')) {
      const end = content.indexOf(code('>'), at);
      at = end < 0 ? content.length : end + 1;
    } else if (sign === code('/')) {
      at = endOfToken(content, at + 1);
    } else if (delimiters.has(sign)) {
      at += 1;
    } else {
      const end = endOfToken(content, at);
      if (end - at <= longestOperator) {
        const operator = String.fromCharCode(...content.subarray(at, end));
        if (operator === 'ID') {
          at = endOfInlineImage(content, end);
          continue;
        }
        yield operator;
      }
      at = end;
    }
  }
}

function endOfToken(content: Uint8Array, start: number): number {
  let at = start;
  while (at < content.length && !whiteSpace.has(content[at] ?? 0) && !delimiters.has(content[at] ?? 0)) {
    at += 1;
  }
  return at;
}

function endOfLine(content: Uint8Array, start: number): number {
  let at = start;
  while (at < content.length && content[at] !== 0x0a && content[at] !== 0x0d) {
    at += 1;
  }
  return at;
}

function endOfString(content: Uint8Array, start: number): number {
  let depth = 0;
  for (let at = start; at < content.length; at += 1) {
    const sign = content[at];
    if (sign === code('\\')) {
      at += 1;
    } else if (sign === code('(')) {
      depth += 1;
    } else if (sign === code(')')) {
      depth -= 1;
      if (depth === 0) {
        return at + 1;
      }
    }
  }
  return content.length;
}

/** The data of an inline image may hold anything; it ends with EI between white space. */
function endOfInlineImage(content: Uint8Array, start: number): number {
  for (let at = start + 1; at + 2 < content.length; at += 1) {
    const ends = content[at + 1] === code('E') && content[at + 2] === code('I');
    const after = content[at + 3];
    if (ends && whiteSpace.has(content[at] ?? 0) && (after === undefined || whiteSpace.has(after))) {
      return at + 3;
    }
  }
  return content.length;
}
