import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describePacket } from './description.ts';
import { lostStretches, stretches } from './lossless.ts';
import { readText } from './reading-help.ts';
import { plainStyle, printPacket, type Style } from './variants.ts';

function lost(source: string, copies = false): string[] {
  return lostStretches(source, readText(source), copies);
}

describe('nothing of the source is lost', () => {
  const styles: [string, Partial<Style>][] = [
    ['TSV', {}],
    ['pipes', { table: 'pipe' }],
    ['HTML', { table: 'html' }],
    ['drawn', { table: 'box' }],
    ['drawn in ASCII', { table: 'ascii' }],
    ['nested copies', { table: 'nested' }],
    ['no headings', { titleLevel: 0 }],
    ['full width', { width: 'full', table: 'pipe' }],
    ['numbered papers', { marks: 'line' }],
    ['papers numbered in their titles', { marks: 'title', table: 'html' }],
    ['another order', { order: ['trends', 'statistics', 'sheets', 'schedule'] }],
    ['no list', { list: 'absent' }],
    ['list in the 次第', { list: 'agenda' }],
    ['list as lines', { list: 'lines' }],
    ['page breaks', { pageBreak: true, table: 'pipe' }],
  ];
  it.each(styles)('%s', (_, style) => {
    const source = printPacket(describePacket(3), { ...plainStyle, ...style });
    expect(lost(source, style.table === 'nested' || style.pageBreak === true)).toEqual([]);
  });

  it('text that belongs nowhere', () => {
    const source = printPacket(describePacket(2), plainStyle)
      .split('\n')
      .map((line, index) => (line === '' ? `\n迷い込んだ行その${index}番\n` : line))
      .join('\n');
    expect(lost(source)).toEqual([]);
  });

  it('every single line taken away, the rest stays', () => {
    const lines = printPacket(describePacket(1), plainStyle).split('\n');
    lines.forEach((_, index) => {
      const source = lines.filter((__, at) => at !== index).join('\n');
      expect(lostStretches(source, readText(source), false), `without line ${index + 1}`).toEqual([]);
    });
  });

  it.each(['tab', 'pipe', 'html', 'nested', 'box', 'ascii'] as const)('cut off anywhere (%s)', (table) => {
    const source = printPacket(describePacket(1), { ...plainStyle, table });
    for (let end = 40; end < source.length; end += 97) {
      const cut = source.slice(0, end);
      // A tag that is cut in two is text.
      const shown = cut.replace(/<[^<>]*$/u, '');
      expect(lostStretches(shown, readText(cut), true), `cut at ${end}`).toEqual([]);
    }
  });

  it('lines in any order', () => {
    const lines = printPacket(describePacket(1), { ...plainStyle, table: 'pipe' }).split('\n');
    for (let seed = 1; seed <= 12; seed += 1) {
      const source = shuffled(lines, seed).join('\n');
      expect(lostStretches(source, readText(source), true), `order ${seed}`).toEqual([]);
    }
  });

  it('packets whose parts are mixed up', () => {
    const sources = [
      ...['care-plan.md', 'children-plan.txt', 'town-plan.md'].map((name) =>
        readFileSync(path.join(import.meta.dirname, 'packets', name), 'utf8').replaceAll('"', ''),
      ),
      ...(['tab', 'pipe', 'html', 'box'] as const).map((table) =>
        printPacket(describePacket(2), { ...plainStyle, table }),
      ),
    ];
    for (let seed = 1; seed <= 120; seed += 1) {
      const source = mixedUp(sources, seed);
      const shown = source.replace(/<[^<>\n]*$/gmu, '');
      expect(lostStretches(shown, readText(source), true), `mixture ${seed}`).toEqual([]);
    }
  });

  it('sees a loss', () => {
    const source = '# 次第\n\n日時 令和6年8月23日\n\n残る文です。\n';
    expect(stretches(source)).toEqual(['次第', '日時令和6年8月23日', '残る文です。']);
    expect(lostStretches(`${source}消えた文です。\n`, readText(source), false)).toEqual([
      '消えた文です。 (0 of 1)',
    ]);
  });
});

/** The same numbers for the same seed. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed * 7919;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const next = numbersFrom(seed);
  const rest = [...items];
  return items.flatMap(() => rest.splice(next(rest.length), 1));
}

/** A source with stretches of lines taken out, moved, cut short or put in from another. */
function mixedUp(sources: readonly string[], seed: number): string {
  const next = numbersFrom(seed);
  const pick = (): string[] => (sources[next(sources.length)] ?? '').split('\n');
  const [lines, other] = [pick(), pick()];
  for (let round = next(6); round >= 0; round -= 1) {
    const at = next(lines.length);
    const length = 1 + next(30);
    const from = next(other.length);
    const change = next(5);
    if (change === 0) lines.splice(at, length);
    else if (change === 1) lines.splice(at, 0, ...other.slice(from, from + length));
    else if (change === 2) {
      const moved = lines.splice(at, length);
      lines.splice(next(lines.length + 1), 0, ...moved);
    } else if (change === 3) lines[at] = (lines[at] ?? '').slice(0, next(40));
    else lines.splice(at, 0, `迷い込んだ行その${seed}番`);
  }
  return lines.join('\n');
}
