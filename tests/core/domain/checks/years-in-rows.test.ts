import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../core/domain/checks/finding.ts';
import { findingsInText, packetText } from './checked-text.ts';

/** Packets with years in the rows of their tables, 「1-3」 for numbers of tables, and the day above 「次第」. */
const packets = {
  children: packetText('children-council.md'),
  elderly: packetText('hot-spring-town.txt'),
};

function codes(text: string): string[] {
  return findingsInText(text)
    .filter(({ severity }) => severity !== 'info')
    .map(({ code }: Finding) => code);
}

/** Codes that a slip brings, beside those of the packet as it is. */
function news(packet: keyof typeof packets, from: string, to: string): string[] {
  const text = packets[packet];
  expect(text).toContain(from);
  const rest = codes(text);
  return codes(text.replace(from, to)).filter((code) => {
    const at = rest.indexOf(code);
    if (at < 0) return true;
    rest.splice(at, 1);
    return false;
  });
}

describe('packets with years in rows', () => {
  it('raise nothing but what is really odd in them', () => {
    // One remark between two others is blank; an answer is given in other words than those of the table.
    expect(codes(packets.children)).toEqual(['handoutRemarkMerged']);
    expect(codes(packets.elderly)).toEqual(['citationUnknown']);
  });

  const slips: readonly (readonly [keyof typeof packets, string, string, string])[] = [
    ['children', '令和３年\t13.9', '令和５年\t13.9', 'periodRepeated'],
    ['elderly', '| R3 | 1,804', '| R6 | 1,804', 'periodOutOfOrder'],
    ['elderly', '| 1,771 | 2,489 | 4,260 |', '| 1,771 | 2,489 | 4,206 |', 'totalDiffers'],
    ['elderly', '11,544 | 36.9', '11,544 | 39.6', 'rateDiffers'],
    ['elderly', '19.6 | 19.9', '16.9 | 19.9', 'rateDiffers'],
    ['elderly', '1-3 介護給付費', '1-4 介護給付費', 'tableNumberSkipped'],
    ['elderly', '10月29日（水） 13', '10月22日（水） 13', 'meetingDateDiffers'],
    ['elderly', '13:30～15:30', '15:30～13:30', 'timesReversed'],
    ['elderly', '令和8年1月5日～', '令和8年3月5日～', 'rangeTooLong'],
    ['elderly', '認定率は19.9%', '認定率は18.9%', 'figureInTextDiffers'],
    ['children', '3,149人となって', '3,194人となって', 'figureInTextDiffers'],
  ];
  it.each(slips)('%s: %s → %s is %s', (packet, from, to, code) => {
    expect(news(packet, from, to)).toContain(code);
  });

  it('point to the row of the year that is wrong', () => {
    const text = packets.elderly.replace('| 2,489 | 4,260 |', '| 2,489 | 4,206 |');
    const found = findingsInText(text).find(({ code }) => code === 'totalDiffers');
    const clean = findingsInText(packets.elderly.replace('36.3 |', '39.3 |')).find(
      ({ code }) => code === 'rateDiffers',
    );
    expect(found?.blockId).toBe(clean?.blockId);
  });
});

it('takes the population beside births for a quantity, not for their sum', () => {
  const found = findingsInText(packets.children).filter(({ code }) => code === 'totalNeverAddsUp');
  expect(found).toEqual([]);
});
