import { describe, expect, it } from 'vitest';
import { findingsInText, packetText, reportsFor } from './checked-text.ts';
import { layouts, madePacket } from './made-packets.ts';

function madeText(name: string): string {
  const layout = layouts.find((each) => each.name === name);
  if (layout === undefined) throw new Error(`no layout ${name}`);
  return madePacket(layout, 3).text;
}

/** Codes of what is said of the changed text. The packets by themselves are clean. */
function codes(
  source: string,
  from: RegExp,
  to: string,
  surveys: ReturnType<typeof reportsFor> = [],
): string[] {
  const changed = source.replace(from, to);
  if (changed === source) throw new Error(`${String(from)} does not stand in the packet`);
  expect(findingsInText(source, surveys)).toEqual([]);
  return findingsInText(changed, surveys).map(({ code }) => code);
}

describe('questions that other papers name', () => {
  it('compares a survey table with a list of the questions', () => {
    const list = madeText('few rows, list');
    const found = codes(list, /(Ⅰ住民調査 問)\d+(?=\n\n)/u, '$139');
    expect(found).toEqual(['questionNamedOtherwise']);
  });

  it('compares a survey table with tables of the answers', () => {
    expect(codes(madeText('few rows, tables'), /(となっている。\tQ)\d+(?=\n\n)/u, '$138')).toEqual([
      'questionNamedOtherwise',
    ]);
  });
});

describe('questions that a sentence names', () => {
  const named = madeText('few rows, named');

  it('must be those whose figures it gives', () => {
    const numbers = [...named.matchAll(/となっている。\t問(\d+)$/gmu)].map((match) => match[1]);
    const [first, second] = numbers;
    expect(codes(named, new RegExp(`（問${first}）`, 'u'), `（問${second}）`)).toEqual([
      'citedQuestionDiffers',
    ]);
  });

  it('are said to be another question even where no table has the number', () => {
    expect(codes(named, /（問\d+）/u, '（問38）')).toEqual(['citedQuestionDiffers']);
  });
});

describe('numbers beside a report', () => {
  it('are known to be wrong where all answers stand under another number', () => {
    const text = madeText('restarting');
    const found = codes(text, /(となっている。\tD問)\d+/u, '$139', reportsFor(text));
    expect(found).toContain('reportQuestionDiffers');
  });

  it('are far from all others only where no questionnaire has so many questions', () => {
    const few = madeText('few rows');
    expect(codes(few, /(となっている。\t問)\d+(?=\n\n)/u, '$135')).toEqual([]);
    expect(codes(few, /(となっている。\t問)\d+(?=\n\n)/u, '$178')).toEqual(['questionNumberFar']);
  });
});

describe('years', () => {
  it('of the first and last row of a schedule must not be far from the others', () => {
    const text = madeText('few rows');
    const year = Number(/第1回\t令和(\d+)年/u.exec(text)?.[1]);
    expect(codes(text, /第1回\t令和\d+年/u, `第1回\t令和${year - 1}年`)).toEqual(['scheduleDistant']);
    const last = Number(/第5回\t令和(\d+)年/u.exec(text)?.[1]);
    expect(codes(text, /第5回\t令和\d+年/u, `第5回\t令和${last + 1}年`)).toEqual(['scheduleDistant']);
  });

  it('of a census follow one another by the same step', () => {
    const town = packetText('mountain-town.txt');
    expect(codes(town, /平成12年/u, '平成13年')).toEqual(['periodSkipped']);
    expect(codes(town, /\t令和2年/u, '\t令和3年')).toEqual(['periodSkipped']);
  });
});
