import type { AgendaContent } from '../../core/domain/meetings/agenda-content.ts';

type Role = AgendaContent['fields'][number]['role'];

const spaced = (word: string): string => [...word].join('[\\s　]*');
const dateWords = ['開催日時', '日時', '開催日', '開催期日', '期日', 'とき', '開催時間', '時間'];
const placeWords = ['開催場所', '場所', '会場', 'ところ', '開催会場'];
const otherWords = [
  '出席委員',
  '出席者',
  '欠席委員',
  '欠席者',
  '事務局',
  '傍聴者',
  '傍聴',
  '傍聴定員',
  '議長',
  '司会',
  '進行',
  '開催方法',
  '開催形式',
  '公開区分',
  '会議の公開',
  '主催',
];
const alternatives = (words: readonly string[]): string => words.map(spaced).join('|');
const pattern = new RegExp(
  `^(?<label>(?:(?:[0-9０-９]{1,2}|[一二三四五六七八九十])[\\s　.．、]*)?[【〈＜<［[（(●○◯〇■◆◇・]?[\\s　]*(?:(?<date>${alternatives(dateWords)})|(?<place>${alternatives(placeWords)})|(?<other>${alternatives(otherWords)}))[\\s　]*[】〉＞>］\\])）]?)(?<joint>[\\s　]*[:：][\\s　]*|[\\s　]+|$|(?=[0-9０-９]|令和|平成))(?<value>[\\s\\S]*)$`,
  'u',
);

export interface LabelledLine {
  readonly label: string;
  readonly value: string;
  readonly role: Role;
}

/** A labelled line of the head of a 次第: 「日 時 令和5年…」, 「場所：…」, or the label alone. */
export function readLabelledLine(text: string): LabelledLine | null {
  if (text.length > 2000) return null;
  const groups = pattern.exec(text)?.groups;
  if (groups === undefined) return null;
  const role = groups['date'] !== undefined ? 'dateTime' : groups['place'] !== undefined ? 'place' : 'other';
  // A printed colon belongs to the label; so nothing of the line is lost.
  const colon = groups['joint']?.trim() ?? '';
  return { label: (groups['label'] ?? '').trim() + colon, value: (groups['value'] ?? '').trim(), role };
}
