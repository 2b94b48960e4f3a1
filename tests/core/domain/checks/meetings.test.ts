import { describe, expect, it } from 'vitest';
import { checkPacket } from '../../../../core/domain/checks/check-packet.ts';
import type { CheckedMaterial } from '../../../../core/domain/checks/packet.ts';
import { reschedule, rewriteNarrative, scheduleRowOf } from './changes.ts';
import { type SampleContents, sampleContents, samplePacket } from './sample-packet.ts';

function found(
  change: (contents: SampleContents) => void,
  materials?: (materials: CheckedMaterial[]) => CheckedMaterial[],
): string[] {
  const contents = sampleContents();
  change(contents);
  return checkPacket(samplePacket(contents, materials)).map((finding) => `${finding.code} ${finding.quote}`);
}

const nothing = (): void => undefined;

describe('schedule', () => {
  it('reports a year that leaves its fiscal year, and the order that it breaks', () => {
    expect(
      found((contents) => reschedule(scheduleRowOf(contents, '第3回'), '令和5年10月頃', '2023-10')),
    ).toEqual(['dateOutsideFiscalYear 令和5年10月頃', 'scheduleOutOfOrder 令和5年10月頃']);
  });

  it('reports a range that ends before it starts', () => {
    const codes = found((contents) =>
      reschedule(
        scheduleRowOf(contents, '—'),
        '令和6年11月5日から令和6年10月4日まで',
        '2024-11-05',
        '2024-10-04',
      ),
    );
    expect(codes).toContain('rangeReversed 令和6年11月5日から令和6年10月4日まで');
  });

  it('compares an approximate month with a day by the month alone', () => {
    expect(
      found((contents) => reschedule(scheduleRowOf(contents, '第3回'), '令和6年8月頃', '2024-08')),
    ).toEqual([]);
  });

  it('reports a sitting that is left out or stands twice', () => {
    expect(
      found((contents) => {
        contents.schedule.entries = contents.schedule.entries.filter(
          (entry) => entry.type === 'year' || entry.row.session !== '第3回',
        );
      }),
    ).toEqual(['sessionSkipped 第4回']);
    expect(
      found((contents) => {
        const row = scheduleRowOf(contents, '第4回');
        row.session = '第3回';
        row.sessionNo = 3;
      }),
    ).toEqual(['sessionRepeated 第3回']);
  });

  it('wants the day of the agenda', () => {
    expect(
      found((contents) => reschedule(scheduleRowOf(contents, '第2回'), '令和6年8月23日', '2024-08-23')),
    ).toEqual(['meetingDateDiffers 令和6年8月23日']);
  });

  it('wants the number of the agenda on its day', () => {
    expect(
      found((contents) => {
        for (const [session, sessionNo] of [
          ['第2回', 3],
          ['第3回', 4],
        ] as const) {
          const row = scheduleRowOf(contents, session);
          row.sessionNo = sessionNo;
        }
        const last = scheduleRowOf(contents, '第4回');
        last.sessionNo = 5;
      }),
    ).toEqual(['meetingNumberDiffers 第2回', 'sessionSkipped 第2回']);
  });
});

describe('agenda', () => {
  it('reports numbers that skip', () => {
    expect(
      found((contents) => {
        contents.agenda.sections[1]?.items.splice(1, 1);
      }),
    ).toEqual(['agendaNumberSkipped (3)']);
  });

  it('reports a date outside the fiscal year of the title', () => {
    const contents = sampleContents();
    const packet = samplePacket(contents);
    const meeting = packet.meeting === null ? null : { ...packet.meeting, fiscalYear: '令和5年度' };
    const codes = checkPacket({ ...packet, meeting }).map((finding) => finding.code);
    expect(codes).toContain('dateOutsideFiscalYear');
  });
});

describe('handouts', () => {
  it('names papers that are listed and not here', () => {
    const withoutThree = (materials: CheckedMaterial[]): CheckedMaterial[] =>
      materials.map((material) =>
        material.number === '3' ? { ...material, state: 'notReceived', content: null } : material,
      );
    expect(found(nothing, withoutThree)).toEqual(['handoutNotReceived 国と県の動き']);
    expect(found(nothing, (materials) => materials.filter((material) => material.number !== '3'))).toEqual([
      'handoutNotReceived 国と県の動き',
    ]);
  });

  it('names papers that are here and not listed', () => {
    const extra = (materials: CheckedMaterial[]): CheckedMaterial[] =>
      materials.map((material) =>
        material.number === '4' ? { ...material, number: '9', title: '施設の見取り図' } : material,
      );
    expect(found(nothing, extra)).toEqual([
      'handoutNotReceived 課題シート',
      'materialNotListed 施設の見取り図',
    ]);
  });

  it('notes a number that is listed twice, and a number that is skipped', () => {
    expect(
      found((contents) => {
        const row = contents.handoutList.rows[3];
        const copy = structuredClone(row);
        if (copy === undefined) throw new Error('no fourth row');
        copy.name = '課題シート（差替）';
        copy.isReplacement = true;
        contents.handoutList.rows.push(copy);
      }),
    ).toEqual(['handoutListedTwice 課題シート（差替）']);
    expect(
      found((contents) => {
        contents.handoutList.rows.splice(2, 1);
      }),
    ).toEqual(['handoutNumberSkipped 課題シート', 'materialNotListed 国と県の動き']);
  });

  it('asks about blank remarks once for the list', () => {
    const contents = sampleContents();
    for (const row of contents.handoutList.rows.slice(1, 3)) row.remarkRaw = '';
    const findings = checkPacket(samplePacket(contents));
    expect(findings.map((finding) => `${finding.code} ${finding.quote}`)).toEqual([
      'handoutRemarkMerged 備考',
    ]);
    expect(findings[0]?.values).toEqual({ titles: '数字で見る町のすがた、国と県の動き', count: '2' });
    expect(findings[0]?.blockId).toBe(contents.handoutList.headerId);
  });

  it('compares the meeting beside the list', () => {
    const change = (text: string) => (contents: SampleContents) => {
      const row = contents.handoutList.rows[0];
      if (row === undefined) throw new Error('no first row');
      row.meetingText = text;
    };
    expect(found(change('第２回（８月２２日）'))).toEqual([]);
    expect(found(change('第3回（8月22日）'))).toEqual(['meetingNumberDiffers 第3回（8月22日）']);
    expect(found(change('第2回（8月21日）'))).toEqual(['meetingDateDiffers 第2回（8月21日）']);
  });
});

describe('dates in running text', () => {
  const inText = (text: string): string[] =>
    found((contents) => {
      const last = contents.narrative.nodes.at(-1);
      if (last === undefined || !('text' in last)) throw new Error('no last paragraph');
      last.text = text;
    });

  it('compares weekdays with the calendar, in all ways of writing a date', () => {
    expect(inText('説明会は令和6年9月7日（土）、2024年9月8日(日曜日)、R6.9.9（月）に開きます。')).toEqual([]);
    expect(inText('説明会は令和６年９月７日（日）に開きます。')).toEqual([
      'weekdayDiffers 令和６年９月７日（日）',
    ]);
    expect(inText('説明会は9月7日（金）に開きます。')).toEqual(['weekdayDiffers 9月7日（金）']);
  });

  it('knows the days of the months', () => {
    expect(inText('締切は令和6年2月29日です。')).toEqual([]);
    expect(inText('締切は令和7年2月29日です。')).toEqual(['dateImpossible 令和7年2月29日']);
  });

  it('counts the years of a plan with both ends', () => {
    expect(
      found((contents) => rewriteNarrative(contents, '令和8年度までの5年間', '令和8年度までの6年間')),
    ).toEqual(['durationDiffers 令和4年度から令和8年度までの6年間']);
    expect(inText('期間は令和9年度～令和6年度です。')).toEqual(['rangeReversed 令和9年度～令和6年度']);
  });

  it('wants one date for one act', () => {
    expect(inText('地域支援体制整備基本計画（令和4年3月策定）があります。')).toEqual([
      'eventDateDiffers 令和4年3月',
    ]);
    expect(inText('地域支援体制整備基本計画（令和3年3月策定）があります。')).toEqual([]);
    expect(inText('介護保険法の改正（平成29年6月公布）と介護保険法の改正（令和2年6月公布）。')).toEqual([]);
  });
});

describe('names, spellings and sentences', () => {
  const also = (...texts: string[]): string[] =>
    found((contents) => {
      const last = contents.narrative.nodes.at(-1);
      if (last === undefined || !('text' in last)) throw new Error('no last paragraph');
      last.text = texts.join('\n');
    });

  it('suspects a name that differs from a common one by a character', () => {
    expect(also('町は地域支援体制整理基本計画を読みました。')).toEqual([
      'nameSuspect 地域支援体制整理基本計画',
    ]);
  });

  it('does not take real differences of names for slips', () => {
    expect(also('町は前期地域支援体制整備計画と後期地域支援体制整備計画を持ちます。')).toEqual([]);
  });

  it('notes mixed spellings once', () => {
    expect(also('障害のある人と障がいのある人と障害者。')).toEqual(['termsMixed 障がい']);
  });

  it('compares clauses that say the same with other figures', () => {
    const first = '昨年度に名簿へ載せた人は合わせて455人でした。';
    expect(also(first, first)).toEqual([]);
    expect(
      found((contents) => {
        const nodes = contents.narrative.nodes;
        const [one, two] = [nodes.at(-1), nodes.at(-2)];
        if (one === undefined || two === undefined || !('text' in one) || !('text' in two))
          throw new Error('no text');
        one.text = first;
        two.text = first.replace('455', '445');
      }),
    ).toEqual(['sentenceFigureDiffers 昨年度に名簿へ載せた人は合わせて455人でした']);
  });
});
