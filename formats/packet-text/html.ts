/** A linear reader of the HTML that office exports put into Markdown. It never fails; what is no tag is text. */

export interface HtmlHandler {
  readonly text: (text: string) => void;
  readonly tag: (name: string, closing: boolean, attributes: string) => void;
}

const known: ReadonlySet<string> = new Set(
  'a abbr b big blockquote body br caption center col colgroup dd del div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr html i img ins li mark ol p pre rp rt ruby s section small span strike strong sub sup table tbody td tfoot th thead tr u ul'.split(
    ' ',
  ),
);
/** A tag is never longer; a bracket that is not closed by then is text. */
const longestTag = 4000;

/** True where a text holds something that looks like a tag or a comment. */
export function hasTags(text: string): boolean {
  return text.includes('<') && /<(?:\/?[A-Za-z]|!--)/u.test(text);
}

/** Reads `source` from start to end. Character references are resolved, comments left out. */
export function readHtml(source: string, handler: HtmlHandler): void {
  let at = 0;
  let textFrom = 0;
  let commentClose = 0;
  // A comment that is not closed in time is text.
  const commentEnd = (open: number): number => {
    if (commentClose >= 0 && commentClose < open) commentClose = source.indexOf('-->', open);
    return commentClose < 0 || commentClose - open > longestTag ? -1 : commentClose + 2;
  };
  const flush = (to: number): void => {
    if (to > textFrom) handler.text(decodeReferences(source.slice(textFrom, to)));
  };
  while (at < source.length) {
    const open = source.indexOf('<', at);
    if (open < 0) break;
    const end = source.startsWith('<!--', open) ? commentEnd(open) : tagEnd(source, open);
    const tag =
      end < 0 || source.charCodeAt(open + 1) === 0x21 ? null : parseTag(source.slice(open + 1, end));
    if (end < 0 || (tag === null && source.charCodeAt(open + 1) !== 0x21)) {
      at = open + 1;
      continue;
    }
    flush(open);
    if (tag !== null) handler.tag(tag.name, tag.closing, tag.attributes);
    at = end + 1;
    textFrom = at;
  }
  flush(source.length);
}

/** Index of the closing bracket of a tag, or -1 where `open` begins none. */
function tagEnd(source: string, open: number): number {
  const first =
    source.charCodeAt(open + 1) === 0x2f ? source.charCodeAt(open + 2) : source.charCodeAt(open + 1);
  const isLetter = (first >= 0x41 && first <= 0x5a) || (first >= 0x61 && first <= 0x7a);
  if (!isLetter) return -1;
  const limit = Math.min(source.length, open + longestTag);
  let quote = 0;
  for (let index = open + 1; index < limit; index += 1) {
    const unit = source.charCodeAt(index);
    if (quote !== 0) {
      if (unit === quote) quote = 0;
    } else if (unit === 0x3e) {
      return index;
    } else if (unit === 0x3c) {
      return -1;
    } else if ((unit === 0x22 || unit === 0x27) && source.charCodeAt(index - 1) === 0x3d) {
      quote = unit;
    }
  }
  return -1;
}

function parseTag(inner: string): { name: string; closing: boolean; attributes: string } | null {
  const match = /^(\/?)([A-Za-z][A-Za-z0-9]*)(?=[\s/]|$)([\s\S]*)$/u.exec(inner);
  const name = match?.[2]?.toLowerCase() ?? '';
  return match === null || !known.has(name)
    ? null
    : { name, closing: match[1] === '/', attributes: match[3] ?? '' };
}

/** A whole number attribute such as rowspan, within 1 … `greatest`; 1 where it is absent or senseless. */
export function spanAttribute(attributes: string, name: 'rowspan' | 'colspan', greatest: number): number {
  const match = new RegExp(`\\b${name}\\s*=\\s*["']?\\s*(\\d{1,6})`, 'iu').exec(attributes);
  const value = match === null ? 1 : Number(match[1]);
  return value < 1 ? 1 : Math.min(value, greatest);
}

const references: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  middot: '·',
  bull: '•',
  yen: '¥',
  copy: '©',
  times: '×',
  divide: '÷',
  deg: '°',
  plusmn: '±',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  rarr: '→',
  larr: '←',
  permil: '‰',
};

/** Resolves character references. Names that are not known stay as they are printed. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,8}));/gu,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return references[name] ?? whole;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      const isCharacter = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : whole;
    },
  );
}
