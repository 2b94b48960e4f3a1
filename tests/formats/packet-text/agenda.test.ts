import { describe, expect, it } from 'vitest';
import { lostStretches } from './lossless.ts';
import { only, readText } from './reading-help.ts';

const head = '第3回青海市環境審議会次第\n\n日時　令和6年6月20日（木）午後2時から\n場所　市役所\n\n';

function itemsOf(source: string) {
  return only(readText(source), 'agenda').sections.map(({ noText, title, items, body }) => ({
    section: `${noText} ${title}`,
    items: items.map((item) => [item.no, item.noText, item.title]),
    body: body.map(({ text }) => text),
  }));
}

describe('items under items', () => {
  it.each([
    ['（ア）', '（イ）', 'ア', 'イ'],
    ['(ｱ)', '(ｲ)', 'ア', 'イ'],
    ['ア', 'イ', 'ア', 'イ'],
    ['①', '②', '1', '2'],
  ])('%s stand where they are printed', (one, other, first, second) => {
    const source = `${head}１　開会\n２　議事\n（１）骨子案\n${one}　基本理念\n${other}　基本目標\n（２）ニーズ調査\n３　閉会\n`;
    expect(itemsOf(source)[1]).toEqual({
      section: '２ 議事',
      items: [
        ['1', '（１）', '骨子案'],
        [first, one, '基本理念'],
        [second, other, '基本目標'],
        ['2', '（２）', 'ニーズ調査'],
      ],
      body: [],
    });
    expect(lostStretches(source, readText(source), false)).toEqual([]);
  });
});

describe('ordered lists of HTML', () => {
  const wanted = [
    { section: '1. 開会', items: [], body: [] },
    {
      section: '2. 議事',
      items: [
        ['1', '1.', '骨子案'],
        ['2', '2.', '調査'],
      ],
      body: [],
    },
    { section: '3. 閉会', items: [], body: [] },
  ];
  const list =
    '<ol>\n<li>開会</li>\n<li>議事\n<ol>\n<li>骨子案</li>\n<li>調査</li>\n</ol>\n</li>\n<li>閉会</li>\n</ol>\n';

  it('number sections and items, on many lines or on one', () => {
    expect(itemsOf(head + list)).toEqual(wanted);
    expect(itemsOf(head + list.replaceAll('\n', ''))).toEqual(wanted);
  });

  it('number items below headings, from where the list starts', () => {
    const source = `# ${head}## 1 議事\n<ol start="3">\n<li>骨子案</li>\n<li>調査</li>\n</ol>\n## 2 閉会\n`;
    expect(itemsOf(source)[0]?.items).toEqual([
      ['3', '3.', '骨子案'],
      ['4', '4.', '調査'],
    ]);
  });

  it('leave numbers that are printed, and lists without order, as they are', () => {
    const source = `# ${head}## 1 議事\n<ol><li>(1) 骨子案</li><li>(2) 調査</li></ol>\n## 2 報告\n<ul><li>調査</li></ul>\n`;
    expect(itemsOf(source).map(({ items }) => items)).toEqual([
      [
        ['1', '(1)', '骨子案'],
        ['2', '(2)', '調査'],
      ],
      [['', '', '調査']],
    ]);
  });
});

describe('the title of a 次第', () => {
  const body = '日時　令和6年6月20日（木）午後2時から\n場所　市役所\n\n1　開会\n2　議事\n';
  const mail =
    'From: 事務局\nTo: 委員各位\nSubject: 第3回青海市環境審議会の開催について\nDate: Mon, 3 Jun 2024 10:00:00 +0900\n\n';

  it('is not the head of a mail', () => {
    const packet = readText(mail + body);
    expect(packet.meeting).toMatchObject({ title: '', heldOn: '2024-06-20', placeText: '市役所' });
    const agenda = only(packet, 'agenda');
    expect(agenda.sections.map(({ title }) => title)).toEqual(['開会', '議事']);
    expect(agenda.notes).toHaveLength(4);
    expect(lostStretches(mail + body, packet, false)).toEqual([]);
  });

  it('is the title in a mail that has one', () => {
    expect(readText(`${mail}第3回青海市環境審議会次第\n\n${body}`).meeting?.title).toBe(
      '第3回青海市環境審議会次第',
    );
    expect(readText(`${mail}第3回青海市環境審議会\n\n${body}`).meeting?.title).toBe('第3回青海市環境審議会');
  });

  it('ends at its line', () => {
    const source = `第3回青海市環境審議会\n委員の皆様へ\n\n${body}`;
    expect(readText(source).meeting?.title).toBe('第3回青海市環境審議会');
    expect(lostStretches(source, readText(source), false)).toEqual([]);
  });

  it('is found below the date', () => {
    expect(readText(`日時　令和6年6月20日\n場所　市役所\n\n第3回青海市環境審議会次第\n`).meeting?.title).toBe(
      '第3回青海市環境審議会次第',
    );
  });

  it('has at most 120 characters', () => {
    const line = `令和6年度${'青海'.repeat(22)}審議会`;
    const source = `${line}\n${line}\n${line}\n第3回青海市環境審議会次第\n\n${body}`;
    const packet = readText(source);
    expect(packet.meeting?.title).toBe(`${line} ${line} 第3回青海市環境審議会次第`);
    expect(packet.meeting?.title.length).toBeLessThanOrEqual(120);
    expect(lostStretches(source, packet, false)).toEqual([]);
  });
});
