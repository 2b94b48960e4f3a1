import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../core/domain/blocks/block.ts';
import { type Place, tableRow } from '../../../core/domain/blocks/to-blocks/parts.ts';
import { createTranslate } from '../../../core/locales/translator.ts';
import { MaterialDocument } from '../../../paper/documents/index.ts';
import { fixtureIds } from '../../fixtures/fixture-ids.ts';

const id = fixtureIds('7');
const place: Place = { part: 'body', section: null };
const table = { id: id(), name: '対応', role: 'plain' as const, columnCount: 2, widths: [80, 80] };

function group(title: string, rows: number, words = '言葉'): Block[] {
  const head = [{ text: title, header: 'row' as const, columnSpan: 2 }];
  return [
    tableRow(place, { id: id(), table, rowType: 'group', cells: head }),
    ...Array.from({ length: rows }, (_, index) =>
      tableRow(place, { id: id(), table, cells: [{ text: `${title}${index}` }, { text: words }] }),
    ),
  ];
}

/** Classes of the rows of the table, in their order. */
function rowsOf(blocks: readonly Block[]): string[] {
  const html = renderToStaticMarkup(
    <MaterialDocument kind="narrative" blocks={blocks} heading="" medium="paper" t={createTranslate('ja')} />,
  );
  return [...html.matchAll(/<tr[^>]*class="([^"]*)"/gu)].map((match) => match[1] ?? '');
}

describe('a table in groups', () => {
  it('keeps short groups on one page with their head, and lets long ones go on', () => {
    const kept = (blocks: readonly Block[]): boolean[] =>
      rowsOf(blocks).map((name) => name.includes('row-kept'));
    expect(kept([...group('甲', 2), ...group('乙', 1)])).toEqual([true, true, false, true, false]);
    expect(kept(group('丙', 8)).includes(true)).toBe(false);
    expect(kept(group('丁', 3, 'とても長い文です。'.repeat(20))).includes(true)).toBe(false);
  });

  it('breaks names between phrases, and sentences where the line is full', () => {
    const html = renderToStaticMarkup(
      <MaterialDocument
        kind="narrative"
        blocks={group('甲', 1, '出向いて支援する職員を置き、窓口に来られない人に会いに行き、話を聞く。')}
        heading=""
        medium="screen"
        t={createTranslate('ja')}
      />,
    );
    const kinds = [...html.matchAll(/<td[^>]*class="([^"]*)"/gu)].map((match) =>
      match[1]?.includes('phrased'),
    );
    expect(kinds).toEqual([true, false]);
  });
});

describe('a row of a schedule', () => {
  it('has the times and places of several dates on lines of their own', () => {
    const schedule = { ...table, role: 'schedule' as const, columnCount: 1 };
    const line = { marker: '・', text: '説明会 (1) 午前10時から　会館 (2) 午後6時から　会議室', depth: 0 };
    const row = tableRow(place, { id: id(), table: schedule, cells: [{ text: '', lines: [line] }] });
    const html = renderToStaticMarkup(
      <MaterialDocument kind="schedule" blocks={[row]} heading="" medium="paper" t={createTranslate('ja')} />,
    );
    const runs = [...html.matchAll(/<span data-from="(\d+)"[^>]*>([^<]*)<\/span>/gu)];
    expect(runs.map((match) => match[2])).toEqual([
      '・',
      '説明会 ',
      '(1) 午前10時から　会館 ',
      '(2) 午後6時から　会議室',
    ]);
    for (const [, from, text] of runs)
      expect(row.text.slice(Number(from))).toMatch(new RegExp(`^${text?.replace(/[()]/gu, '\\$&')}`, 'u'));
    expect(html.match(/own-line/gu)).toHaveLength(2);
  });
});
