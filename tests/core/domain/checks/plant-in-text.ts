/**
 * Plants one error of a named kind at a random place of a packet's text, as a slip of the keyboard or a lost line would. Knows
 * packets only by their form, so that any packet can be tried.
 */
import { pick } from './plant-errors.ts';

export const textKinds = [
  'digit of a total',
  'percentage in 現状',
  'dropped row',
  'wrong 問番号',
  'swapped year',
] as const;
export type TextKind = (typeof textKinds)[number];

export interface Planted {
  readonly text: string;
  /** Where, and what became what. */
  readonly what: string;
}

/** Null where the packet has no place for an error of that kind. */
export function plantInText(kind: TextKind, text: string, random: () => number): Planted | null {
  const lines = text.split('\n');
  const acts = places[kind](lines);
  return acts.length === 0 ? null : pick(acts, random)(random);
}

type Act = (random: () => number) => Planted;
type Places = (lines: readonly string[]) => readonly Act[];

interface Cell {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function cellsOf(line: string): Cell[] {
  let from = 0;
  return line.split('\t').map((text) => {
    const cell = { from, to: from + text.length, text };
    from = cell.to + 1;
    return cell;
  });
}

function isRow(line: string): boolean {
  return line.includes('\t') && !line.includes('<table');
}

const total = /^[\t\s　]*(?:合\s*計|総数|総\s*計|計|総給付費)\t/u;

function replaced(lines: readonly string[], index: number, from: number, to: number, by: string): Planted {
  const line = lines[index] ?? '';
  const changed = [...lines];
  changed[index] = line.slice(0, from) + by + line.slice(to);
  return { text: changed.join('\n'), what: `line ${index + 1}: ${line.slice(from, to)} → ${by}` };
}

function without(lines: readonly string[], index: number): Planted {
  return {
    text: lines.filter((_, other) => other !== index).join('\n'),
    what: `line ${index + 1} dropped: ${(lines[index] ?? '').trim().slice(0, 40)}`,
  };
}

/** Another digit in one place; a first digit never becomes zero. */
export function otherDigit(printed: string, random: () => number): string {
  const at = pick(
    Array.from(printed).flatMap((character, index) => (/\d/u.test(character) ? [index] : [])),
    random,
  );
  const digits = Array.from('0123456789').filter(
    (digit) => digit !== printed[at] && !(at === 0 && digit === '0'),
  );
  return printed.slice(0, at) + pick(digits, random) + printed.slice(at + 1);
}

/** Rows with the numbers that a total of the same table adds up: above it, or below where it stands first. */
function addends(lines: readonly string[], totalIndex: number): number[] {
  const width = cellsOf(lines[totalIndex] ?? '').length;
  const isAddend = (index: number): boolean => {
    const line = lines[index] ?? '';
    const cells = cellsOf(line);
    const numbers = cells.slice(1).filter((cell) => /^[\d,]+$/u.test(cell.text.trim()));
    return (
      isRow(line) &&
      cells.length === width &&
      numbers.length === width - 1 &&
      !/再掲|うち|率|割合/u.test(line)
    );
  };
  const run = (step: 1 | -1): number[] => {
    const rows: number[] = [];
    for (let index = totalIndex + step; isAddend(index) && !total.test(lines[index] ?? ''); index += step) {
      rows.push(index);
    }
    return rows;
  };
  const above = run(-1);
  return above.length > 0 ? above : run(1);
}

const places: Readonly<Record<TextKind, Places>> = {
  'digit of a total': (lines) =>
    lines.flatMap((line, index) =>
      total.test(line) && isRow(line) && addends(lines, index).length >= 2
        ? cellsOf(line)
            .filter((cell) => /^\s*[\d,]+\s*$/u.test(cell.text))
            .map(
              (cell): Act =>
                (random) =>
                  replaced(lines, index, cell.from, cell.to, otherDigit(cell.text, random)),
            )
        : [],
    ),
  'percentage in 現状': (lines) => {
    const acts: Act[] = [];
    let inside = false;
    lines.forEach((line, index) => {
      if (/[【＜<]現状[】＞>]/u.test(line)) inside = true;
      else if (/[【＜<]課題[】＞>]|基本目標/u.test(line)) inside = false;
      else if (inside) {
        // A share of a named answer; shares without one are no citation.
        for (const match of line.matchAll(/(?<=」[^「」、。]{0,12}?)\d+(?:\.\d+)?(?=\s*[%％])/gu)) {
          acts.push((random) =>
            replaced(lines, index, match.index, match.index + match[0].length, otherDigit(match[0], random)),
          );
        }
      }
    });
    return acts;
  },
  'dropped row': (lines) => {
    const rows = lines.flatMap((line, index) =>
      total.test(line) && isRow(line) ? addends(lines, index) : [],
    );
    const sittings = lines.flatMap((line, index) =>
      /^\t?[^\t]*\t?第\d+回\t[^\t]*\d+月|^第\d+回\t/u.test(line) && isRow(line) ? [index] : [],
    );
    // Whether a first or last sitting is lacking nobody can tell.
    return [...rows, ...sittings.slice(1, -1)].map(
      (index): Act =>
        () =>
          without(lines, index),
    );
  },
  'wrong 問番号': (lines) =>
    lines.flatMap((line, index) => {
      const match = /(?:問|Q)\s*(\d+)(?:-\d+)?(?:\(\d+\))?\s*$/u.exec(line);
      const number = match?.[1];
      if (match === null || number === undefined || !isRow(line)) return [];
      const from = match.index + match[0].indexOf(number);
      return [
        (random: () => number) => {
          const others = Array.from({ length: 40 }, (_, at) => String(at + 1)).filter(
            (other) => other !== number,
          );
          return replaced(lines, index, from, from + number.length, pick(others, random));
        },
      ];
    }),
  'swapped year': (lines) =>
    lines.flatMap((line, index): Act[] => {
      if (line.includes('<table')) return [];
      const heads = cellsOf(line).filter((cell) =>
        /^[※"]?(?:(?:平成|令和|昭和)[\d元]+年度?|[HR][\d元]+(?:年度?)?|(?:19|20)\d\d年度?)$/u.test(
          cell.text.trim(),
        ),
      );
      const years = isRow(line) ? [...line.matchAll(/令和(\d+)年(?=\d+月\d+日)/gu)] : [];
      return [
        ...heads.slice(1).map((second, at): Act => {
          const first = heads[at];
          return () => {
            if (first === undefined) throw new Error('no year before');
            const between = line.slice(first.to, second.from);
            return replaced(lines, index, first.from, second.to, second.text + between + first.text);
          };
        }),
        ...years.map(
          (match): Act =>
            (random) => {
              const from = match.index + 2;
              const year = Number(match[1]);
              return replaced(
                lines,
                index,
                from,
                from + (match[1] ?? '').length,
                String(Math.max(1, year + pick([-1, 1], random))),
              );
            },
        ),
      ];
    }),
};
