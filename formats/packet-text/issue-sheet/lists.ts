import type { NewId } from '../../../core/domain/ids.ts';
import type {
  PolicyTrend,
  SheetLine,
  Vision,
} from '../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { endsSentence, enumeratorOf, splitBullet } from '../text.ts';

/** A line of a part that is a list with titles, wherever it was printed. */
export interface SourceLine {
  readonly line: number;
  readonly marker: string;
  readonly text: string;
  readonly depth: number;
  readonly bold: boolean;
  readonly list: boolean;
}

const titleMark = /^[○〇◯◎●■□◆◇★☆▼▶]$/u;

/** An item with the mark it is printed with; what only HTML or Markdown marks gets a dot. */
export function itemOf(line: SourceLine, newId: NewId): SheetLine {
  const bare = line.marker === '' && line.list && enumeratorOf(line.text) === '';
  return { id: newId(), marker: bare ? '・' : line.marker, text: line.text };
}

function sameMark(line: SourceLine, other: SourceLine): boolean {
  return line.marker === other.marker || (/[○〇◯]/u.test(line.marker) && /[○〇◯]/u.test(other.marker));
}

/** Which lines are titles of what follows, by the first difference that the list shows. */
function titlesOf(lines: readonly SourceLine[]): (line: SourceLine) => boolean {
  const [first] = lines;
  if (first !== undefined && titleMark.test(first.marker) && lines.some((line) => !sameMark(line, first))) {
    return (line) => sameMark(line, first) && line.depth === first.depth;
  }
  if (lines.some((line) => line.bold) && lines.some((line) => !line.bold)) return (line) => line.bold;
  if (lines.some((line) => line.depth > 0)) return (line) => line.depth === 0;
  const isItem = (line: SourceLine): boolean => line.list || line.marker !== '';
  if (lines.some(isItem) && !lines.every(isItem)) return (line) => !isItem(line) && !endsSentence(line.text);
  return () => false;
}

/** 施策の目指す姿: policies with their items. */
export function readVisions(lines: readonly SourceLine[], newId: NewId): Vision[] {
  const isTitle = titlesOf(lines);
  const visions: Vision[] = [];
  // Without any title each line says what one policy aims at.
  const alone = !lines.some(isTitle);
  for (const line of lines) {
    const current = visions.at(-1);
    if (alone || isTitle(line) || current === undefined) {
      visions.push({ id: newId(), marker: line.marker, policy: line.text, items: [] });
    } else {
      current.items.push(itemOf(line, newId));
    }
  }
  return visions;
}

const bulletAhead = /[ \u3000]+(?=[・●○〇◯◎◆◇■□][^\s\u3000・●○〇◯◎◆◇■□])/u;
const sentenceBefore = /(?<=[。．][」』）)]?)[ \u3000]+(?=[・●○〇◯◎◆◇■□][^\s\u3000・●○〇◯◎◆◇■□])/u;
/** 「…法（令和5年4月施行）」 behind an item, as rows come out that lost their line breaks. */
const nextTitle =
  /^(?<item>.*[^\s\u3000])[ \u3000]+(?<title>[^（()）]{0,60}(?:法|法律|計画|大綱|指針|方針|条例|戦略|プラン|ビジョン|構想|要綱|改正|答申|制度|目標|宣言)(?:[（(][^（()）]{1,20}[)）])*[（(][^（()）]{0,30}(?:令和|平成|昭和|[RHS][0-9]|[0-9]{4})[^（()）]{0,40}[)）])$/u;

/** A line of 国の方針及び社会動向 in which titles and items stand one after another, taken apart. */
export function splitTrends<Line extends SourceLine>(line: Line): Line[] {
  const [first = '', ...rest] = line.text.split(bulletAhead);
  if (rest.length === 0) return [line];
  return [
    { ...line, text: first },
    ...rest.flatMap((piece): Line[] => {
      const item = splitBullet(piece);
      const groups = nextTitle.exec(item.text)?.groups;
      if (groups === undefined) return [{ ...line, ...item }];
      return [
        { ...line, marker: item.marker, text: groups['item'] ?? '' },
        { ...line, marker: '', text: groups['title'] ?? '' },
      ];
    }),
  ];
}

/** 「・A。 ・B。」 on one line as the items that they are. */
export function splitItems<Line extends SourceLine>(line: Line): Line[] {
  if (line.marker === '') return [line];
  const [first = '', ...rest] = line.text.split(sentenceBefore);
  return [{ ...line, text: first }, ...rest.map((piece) => ({ ...line, ...splitBullet(piece) }))];
}

/** 国の方針及び社会動向: laws and plans with what they say. */
export function readTrends(lines: readonly SourceLine[], newId: NewId): PolicyTrend[] {
  const isTitle = titlesOf(lines);
  const trends: PolicyTrend[] = [];
  const alone = !lines.some(isTitle) && !lines.every((line) => line.list || line.marker !== '');
  for (const line of lines) {
    const current = trends.at(-1);
    if (alone || isTitle(line)) {
      trends.push({ id: newId(), title: line.marker + line.text, items: [] });
    } else if (current === undefined) {
      trends.push({ id: newId(), title: '', items: [itemOf(line, newId)] });
    } else {
      current.items.push(itemOf(line, newId));
    }
  }
  return trends;
}
