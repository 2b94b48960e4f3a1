import type { AgendaContent } from '../meetings/agenda-content.ts';
import type { Distribution, HandoutRow } from '../meetings/handout-list-content.ts';
import { baseNameOf, normalPaperNumber, readPaperMark, saysReplacement } from './paper-number.ts';

/** A row of a 配布資料一覧 before it has an id. */
export type ListedPaper = Omit<HandoutRow, 'id'>;

/** What a row of the list prints. */
export interface PrintedPaper {
  readonly meetingText: string;
  readonly noText: string;
  readonly name: string;
  readonly remark: string;
}

/** Rows above a 差替 row among which the paper it replaces is looked for. */
const longestList = 200;

/** Reads a printed row by the rows above it: a 差替 row takes the number of the paper it replaces, a blank 備考 that above. */
export function listedPaper(row: PrintedPaper, before: readonly ListedPaper[]): ListedPaper {
  const { meetingText, noText, name, remark } = row;
  const isReplacement = saysReplacement(name) || saysReplacement(noText) || saysReplacement(remark);
  const baseName = baseNameOf(name);
  const bareNumber = saysReplacement(noText) ? baseNameOf(noText.replace(/\s+/gu, '')) : noText;
  const own = saysReplacement(bareNumber) ? null : normalPaperNumber(bareNumber);
  const previous = before.at(-1);
  const inherits = own === null && isReplacement;
  const same = inherits
    ? before.slice(-longestList).findLast((paper) => sameName(paper.baseName, baseName))
    : undefined;
  const printed = distributionOf(remark);
  return {
    meetingText,
    noText,
    no: inherits ? ((same ?? previous)?.no ?? null) : own,
    name,
    baseName,
    remarkRaw: remark,
    distribution: printed ?? (isAsAbove(remark) ? (previous?.distribution ?? null) : null),
    isReplacement,
  };
}

/** Blank, or 「〃」. */
function isAsAbove(remark: string): boolean {
  return /^[\s\u3000]*(?:[〃″”"]|同上|同)?[\s\u3000]*$/u.test(remark);
}

function sameName(one: string, other: string): boolean {
  const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');
  return plain(one) === plain(other);
}

/** 事前配布, 当日配布, 机上配布 as a remark says it; null where it says none. */
function distributionOf(remark: string): Distribution | null {
  if (/机上/u.test(remark)) return 'onTheDesk';
  if (/当日/u.test(remark)) return 'onTheDay';
  return /事前|郵送|送付/u.test(remark) ? 'advance' : null;
}

/** A row from a line such as 「資料1　策定スケジュール（事前配布）」; null for a line that names no paper. */
export function listedPaperOfLine(text: string, before: readonly ListedPaper[]): ListedPaper | null {
  const mark = readPaperMark(text);
  if (mark === null || mark.title === '') return null;
  const remark =
    /[（(【［[]\s*((?:事前|当日|机上|追加|後日)[^（(）)】］\]]{0,10})[)）】］\]]\s*$/u.exec(
      mark.title,
    )?.[1] ?? '';
  const paper = listedPaper({ meetingText: '', noText: mark.markText, name: mark.title, remark: '' }, before);
  const baseName =
    remark === '' ? paper.baseName : paper.baseName.slice(0, paper.baseName.lastIndexOf(remark) - 1).trim();
  return {
    ...paper,
    baseName: baseName === '' ? paper.baseName : baseName,
    isReplacement: paper.isReplacement || mark.isReplacement,
    distribution: distributionOf(remark),
  };
}

/** Papers that a 次第 lists below 「配布資料」, for packets without a list of its own. */
export function papersListedInAgenda(content: AgendaContent): ListedPaper[] {
  const papers: ListedPaper[] = [];
  for (const section of content.sections) {
    if (!/資\s*料/u.test(section.title)) continue;
    const lines = [...section.items.map((item) => item.title), ...section.body.map((line) => line.text)];
    for (const line of lines) {
      const paper = listedPaperOfLine(line.replace(/^[・●○◆■]\s*/u, ''), papers);
      if (paper !== null) papers.push(paper);
    }
  }
  return papers;
}
