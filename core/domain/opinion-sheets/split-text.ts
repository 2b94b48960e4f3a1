import type { OpinionKind } from './opinion.ts';

/** `opinion`: becomes one. `heading`: says what the following ones are about. `aside`: greeting, quoted mail, signature. */
export type SegmentRole = 'opinion' | 'heading' | 'aside';

/** A stretch of a text; the segments of a text follow each other without gap, so that together they are the text. */
export interface Segment {
  /** UTF-16 units of the text, the end not included. */
  readonly from: number;
  readonly to: number;
  readonly role: SegmentRole;
}

interface Line {
  readonly from: number;
  /** Behind the line end. */
  readonly to: number;
  readonly text: string;
}

const mailHead =
  /^\s*(?:差出人|送信者|送信元|宛先|件名|日時|送信日時|受信日時|添付|From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Message-ID)\s*[:：]/iu;
const quoted = /^\s*[>＞]/u;
const rule = /^\s*[-－ー=＝_＿*＊~～─━…]{4,}\s*$/u;
const original =
  /^\s*[-－_>＞\s]*(?:Original Message|元のメッセージ|転送されたメッセージ|Forwarded message)/iu;
const signature = /^--\s*$/u;
/** What stands in signatures and not in opinions. */
const contact =
  /(?:TEL|FAX|電話|携帯|〒\s*\d|E-?mail|メール\s*[:：]|@[\w.-]+\.\w+|住所\s*[:：]|\d{2,4}[-－]\d{2,4}[-－]\d{3,4})/iu;
const greeting =
  /^\s*(?:.{1,40}(?:様|御中|殿|各位)\s*$|(?:いつも)?(?:大変)?お世話に|平素(?:より|は)|拝啓|前略|敬具|草々|こんにちは|お疲れ様|はじめまして|.{0,30}(?:です|と申します)。?\s*$|以上(?:です|、|。|$)|(?:どうぞ|何卒|以上、?)?(?:よろしく|宜しく)(?:お願い|御願い)|取り急ぎ|ご検討の?(?:ほど|程)|(?:下記|以下|次)の(?:とおり|通り).{0,25}(?:提出|送付|お送り|意見|回答))/u;
const greatestGreeting = 80;
/** 「1.」「（２）」「①」「・」「一つ目」 at the beginning of a line; the class of the mark tells which list it belongs to. */
const marks: readonly (readonly [string, RegExp])[] = [
  [
    'number',
    /^\s*(?:[第]?[\d０-９]{1,2}\s*[.．、)）:：]|[第]?[\d０-９]{1,2}[点件つ]目|No\.?\s*[\d０-９]{1,2})/iu,
  ],
  ['parenthesis', /^\s*[（(][\d０-９一二三四五六七八九十ア-ンa-z]{1,2}[)）]/iu],
  ['circle', /^\s*[①-⑳❶-❿]/u],
  ['kanji', /^\s*(?:[一二三四五六七八九十]{1,2}[、．.]|[一二三四五]つ目)/u],
  ['labelled', /^\s*(?:ご?意見|ご?質問|ご?提案|ご?要望)\s*[\d０-９①-⑳]{1,2}/u],
  ['letter', /^\s*[ア-オＡ-Ｈ][.．、)）]/u],
  ['bullet', /^\s*[・●○◆◇■□▪•‐*＊-]\s*\S/u],
];
const headingSign = /^\s*[■◆●◇□【＜《〔#]/u;
const headingEnd = /(?:について|に関して|に関する(?:意見|質問)|関係|[】＞》〕])\s*[：:。]?\s*$/u;
const paperAlone = /^\s*(?:参考)?資料\s*(?:No\.?)?\s*[\d０-９]+(?:[-－][\d０-９]+)?.{0,40}$/iu;
const greatestHeading = 60;

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < text.length; ) {
    const end = /\r\n|\r|\n/u.exec(text.slice(from));
    const stop = end === null ? text.length : from + end.index;
    const to = end === null ? text.length : stop + end[0].length;
    lines.push({ from, to, text: text.slice(from, stop) });
    from = to;
  }
  return lines;
}

function markOf(line: string): string | null {
  return marks.find(([, pattern]) => pattern.test(line))?.[0] ?? null;
}

function isBlank({ text }: Line): boolean {
  return text.trim() === '';
}

function isHeading(line: string): boolean {
  const trimmed = line.trim();
  return (
    trimmed.length <= greatestHeading &&
    !/[。．？?]\s*$/u.test(trimmed.replace(/について。$/u, '')) &&
    ((headingSign.test(trimmed) && headingEnd.test(trimmed)) ||
      headingEnd.test(trimmed) ||
      paperAlone.test(trimmed))
  );
}

/** Index of the line at which a signature or a quoted mail begins; the number of lines where there is none. */
function endOfWords(lines: readonly Line[]): number {
  const earlier = lines.findIndex(({ text }) => original.test(text) || signature.test(text));
  const end = earlier < 0 ? lines.length : earlier;
  // A rule near the end with an address or a telephone number below it.
  for (let index = end - 1; index > 0 && end - index <= 12; index -= 1) {
    const below = lines.slice(index + 1, end);
    if (rule.test(lines[index]?.text ?? '') && below.some(({ text }) => contact.test(text))) {
      const above = lines.slice(0, index).findLastIndex(({ text }) => rule.test(text));
      return above >= 0 && index - above <= 12 && !lines.slice(above, index).some(isLong) ? above : index;
    }
  }
  return end;
}

function isLong({ text }: Line): boolean {
  return text.trim().length > greatestGreeting || /。./u.test(text.trim());
}

type Kind = 'aside' | 'heading' | 'blank' | 'item' | 'words';

function kindOf(line: Line, index: number, end: number): Kind {
  if (index >= end || quoted.test(line.text) || mailHead.test(line.text) || rule.test(line.text)) {
    return 'aside';
  }
  if (isBlank(line)) {
    return 'blank';
  }
  if (isHeading(line.text)) {
    return 'heading';
  }
  return markOf(line.text) === null ? 'words' : 'item';
}

/** True for a paragraph that only says good day, or who is writing. */
function isGreeting(lines: readonly Line[]): boolean {
  const text = lines.map((line) => line.text.trim()).join('');
  return text.length <= greatestGreeting && lines.every((line) => greeting.test(line.text));
}

/**
 * Proposes how a text that somebody sent falls into opinions: numbered and bulleted lists, paragraphs, headings; greeting,
 * quoted mail and signature aside. Nothing is left out: the segments together are the text.
 */
export function proposeSegments(text: string): Segment[] {
  const lines = linesOf(text);
  const end = endOfWords(lines);
  const kinds = lines.map((line, index) => kindOf(line, index, end));
  const usual = listMark(lines, kinds);
  const segments: Segment[] = [];
  const add = (line: Line, role: SegmentRole, begins: boolean): void => {
    const last = segments.at(-1);
    if (last !== undefined && last.role === role && !begins) {
      segments[segments.length - 1] = { ...last, to: line.to };
    } else {
      segments.push({ from: line.from, to: line.to, role });
    }
  };
  let afterBlank = true;
  let inItem = false;
  lines.forEach((line, index) => {
    const kind = kinds[index] ?? 'words';
    const role = segments.at(-1)?.role;
    switch (kind) {
      case 'blank':
        add(line, role ?? 'aside', false);
        afterBlank = true;
        return;
      case 'aside':
        add(line, 'aside', false);
        inItem = false;
        break;
      case 'heading':
        add(line, 'heading', true);
        inItem = false;
        break;
      case 'item': {
        const begins = markOf(line.text) === usual || !inItem;
        add(line, 'opinion', begins);
        inItem = true;
        break;
      }
      case 'words': {
        if (afterBlank && isGreeting(paragraphAt(lines, kinds, index))) {
          add(line, 'aside', false);
          inItem = false;
        } else if (
          role === 'aside' &&
          !afterBlank &&
          greeting.test(line.text) &&
          line.text.length <= greatestGreeting
        ) {
          add(line, 'aside', false);
        } else {
          // Below an item an indented paragraph goes on with it.
          const goesOn = role === 'opinion' && (!afterBlank || (inItem && /^[\s　]/u.test(line.text)));
          add(line, 'opinion', !goesOn);
          inItem = inItem && goesOn;
        }
        break;
      }
    }
    afterBlank = false;
  });
  return withHeadings(text, segments);
}

function paragraphAt(lines: readonly Line[], kinds: readonly Kind[], from: number): Line[] {
  let to = from;
  while (to < lines.length && kinds[to] === 'words') {
    to += 1;
  }
  return lines.slice(from, to);
}

/** The mark of the list that the text is divided by: that of the first item, the inner lists go along with it. */
function listMark(lines: readonly Line[], kinds: readonly Kind[]): string | null {
  const first = kinds.indexOf('item');
  return first < 0 ? null : markOf(lines[first]?.text ?? '');
}

/** A heading with a single opinion below it is its first line. */
function withHeadings(text: string, segments: readonly Segment[]): Segment[] {
  const merged: Segment[] = [];
  segments.forEach((segment, index) => {
    const before = merged.at(-1);
    const next = segments[index + 1];
    const isAlone =
      before?.role === 'heading' &&
      segment.role === 'opinion' &&
      next?.role !== 'opinion' &&
      markOf(text.slice(segment.from, segment.to)) === null;
    if (before !== undefined && isAlone) {
      merged[merged.length - 1] = { from: before.from, to: segment.to, role: 'opinion' };
    } else {
      merged.push(segment);
    }
  });
  return merged;
}

/** The words of a segment without the blank lines around them: where they begin and end in the text. */
export function wordsOf(text: string, { from, to }: Segment): { readonly from: number; readonly to: number } {
  const words = text.slice(from, to);
  const start = words.length - words.trimStart().length;
  const length = words.trim().length;
  // Spaces that indent the first line belong to it.
  const indent = /[ \t　]*$/u.exec(words.slice(0, start))?.[0].length ?? 0;
  return length === 0 ? { from, to: from } : { from: from + start - indent, to: from + start + length };
}

/** Cuts a segment in two. Nothing happens at its edges, or where one part would be blank. */
export function cutAt(text: string, segments: readonly Segment[], offset: number): Segment[] {
  return segments.flatMap((segment) => {
    const { from, to, role } = segment;
    const isInside = offset > from && offset < to;
    const isBlankPart =
      isInside && (text.slice(from, offset).trim() === '' || text.slice(offset, to).trim() === '');
    return isInside && !isBlankPart
      ? [
          { from, to: offset, role },
          { from: offset, to, role },
        ]
      : [segment];
  });
}

/** Joins a segment with the one before it, whose role holds; an opinion prevails. */
export function joinWithPrevious(segments: readonly Segment[], index: number): Segment[] {
  const [before, segment] = [segments[index - 1], segments[index]];
  if (before === undefined || segment === undefined) {
    return [...segments];
  }
  const role = segment.role === 'opinion' ? 'opinion' : before.role;
  return [
    ...segments.slice(0, index - 1),
    { from: before.from, to: segment.to, role },
    ...segments.slice(index + 1),
  ];
}

export function withRole(segments: readonly Segment[], index: number, role: SegmentRole): Segment[] {
  return segments.map((segment, at) => (at === index ? { ...segment, role } : segment));
}

/** What a heading above an opinion says, or null. */
export function headingAbove(text: string, segments: readonly Segment[], index: number): string | null {
  for (let at = index - 1; at >= 0; at -= 1) {
    const segment = segments[at];
    if (segment?.role === 'heading') {
      const { from, to } = wordsOf(text, segment);
      return text.slice(from, to);
    }
  }
  return null;
}

/** The kind that the words suggest; a person decides. */
export function suggestKind(text: string): OpinionKind {
  const plain = text.normalize('NFKC');
  if (/誤字|脱字|誤記|誤植|誤り(?:では|です|が)|正しくは/u.test(plain)) {
    return 'correction';
  }
  if (
    /(?:でしょうか|ますか|ですか|のか|ませんか)[。?]?\s*$|\?\s*$|(?:教えて|ご?説明して)(?:ください|ほしい|いただ)/u.test(
      plain.trim(),
    )
  ) {
    return /(?:ては|たら)(?:どう|いかが)/u.test(plain) ? 'proposal' : 'question';
  }
  if (/提案(?:します|したい|する)|(?:ては|たら|のが)(?:どうか|いかが)/u.test(plain)) {
    return 'proposal';
  }
  if (
    /(?:して|て)(?:ほしい|欲しい|いただきたい|もらいたい|ください|下さい)|要望(?:します|する)|お願い(?:したい|します)/u.test(
      plain,
    )
  ) {
    return 'request';
  }
  return 'opinion';
}

/** Number of the paper that words speak of: 「4」 of 「資料４の３ページ」; null for none. */
export function paperNumberIn(text: string): string | null {
  return /資料\s*(?:No\.?)?\s*(\d+(?:-\d+)?)/iu.exec(text.normalize('NFKC'))?.[1] ?? null;
}

/** Page that words speak of: 3 of 「資料４の３ページ」, 12 of 「P.12」; null for none. */
export function pageIn(text: string): number | null {
  const plain = text.normalize('NFKC');
  const found =
    /(\d{1,4})\s*(?:ページ|頁|ぺーじ)/u.exec(plain)?.[1] ?? /\bp(?:age)?\.?\s*(\d{1,4})/iu.exec(plain)?.[1];
  const page = found === undefined ? 0 : Number(found);
  return page > 0 ? page : null;
}
