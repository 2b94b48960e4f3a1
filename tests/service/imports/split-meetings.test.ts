import { describe, expect, it } from 'vitest';
import type { ImportedDocument, ImportedPacket } from '../../../core/domain/packets/imported-packet.ts';
import { splitMeetings } from '../../../service/imports/split-meetings.ts';
import { agendaContent, handoutListContent } from '../../fixtures/contents.ts';

const at = (line: number, content: ImportedDocument['content']): ImportedDocument => ({
  number: null,
  title: '',
  lines: [line, line + 9],
  content,
});
const second = { ...agendaContent, title: agendaContent.title.replace('第1回', '第2回') };
const packet: ImportedPacket = {
  meeting: null,
  handouts: [],
  documents: [at(1, handoutListContent), at(11, agendaContent), at(31, second), at(41, handoutListContent)],
  warnings: [
    { line: 12, code: 'figureLost', values: {} },
    { line: 45, code: 'figureLost', values: {} },
  ],
  notUnderstood: [{ line: 31, text: '不明' }],
};

describe('splitMeetings', () => {
  it('begins a meeting at each 次第 and loses nothing', () => {
    const parts = splitMeetings(packet);
    expect(parts.map(({ meeting }) => meeting?.sessionNo)).toEqual([1, 2]);
    expect(parts.flatMap(({ documents }) => documents)).toEqual(packet.documents);
    expect(parts.map(({ warnings }) => warnings.length)).toEqual([1, 1]);
    expect(parts.map(({ notUnderstood }) => notUnderstood.length)).toEqual([0, 1]);
    expect(parts.map(({ handouts }) => handouts.length)).toEqual([
      handoutListContent.rows.length,
      handoutListContent.rows.length,
    ]);
  });

  it('leaves a source of one meeting whole', () => {
    const one = { ...packet, documents: packet.documents.slice(0, 2) };
    expect(splitMeetings(one)).toEqual([one]);
  });
});
