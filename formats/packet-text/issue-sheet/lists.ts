import type { NewId } from '../../../core/domain/ids.ts';
import type {
  PolicyTrend,
  SheetLine,
  Vision,
} from '../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { endsSentence, enumeratorOf } from '../text.ts';

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
