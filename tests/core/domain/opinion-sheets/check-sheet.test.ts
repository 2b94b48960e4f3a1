import { describe, expect, it } from 'vitest';
import { checkSheet, mayBeSubmitted } from '../../../../core/domain/opinion-sheets/check-sheet.ts';
import { defaultFormSettings } from '../../../../core/domain/opinion-sheets/form-settings.ts';
import { noLocation } from '../../../../core/domain/opinion-sheets/opinion.ts';
import { opinionWith } from '../../../fixtures/sheets.ts';

const submitter = { memberId: null, name: '冬木 学', role: 'member' as const };
const place = { ...noLocation, wholePlan: true };

describe('a sheet before it is handed in', () => {
  it('is right when it says something about something', () => {
    const sheet = { submitter, answers: [], opinions: [opinionWith('a', { location: place })] };
    expect(checkSheet(sheet, defaultFormSettings, null, 0)).toEqual([]);
  });

  it('cannot go without opinions, without words or, from a member, without a name', () => {
    const nameless = { memberId: null, name: ' ', role: 'member' as const };
    const findings = checkSheet(
      { submitter: nameless, answers: [], opinions: [opinionWith('a', { text: ' \n', location: place })] },
      defaultFormSettings,
      null,
      0,
    );
    expect(findings.map(({ code, severity, position }) => [code, severity, position])).toEqual([
      ['nameMissing', 'error', null],
      ['emptyText', 'error', 1],
    ]);
    expect(mayBeSubmitted(findings)).toBe(false);
    const empty = checkSheet({ submitter, answers: [], opinions: [] }, defaultFormSettings, null, 0);
    expect(empty.map(({ code }) => code)).toEqual(['noOpinions']);
  });

  it('is only asked about what may be meant that way', () => {
    const sheet = {
      submitter: { memberId: null, name: null, role: 'observer' as const },
      answers: [],
      opinions: [opinionWith('a'), opinionWith('b', { text: 'あ'.repeat(3000) }), opinionWith('c')],
    };
    const settings = {
      ...defaultFormSettings,
      ownFields: [
        {
          id: 'x',
          label: 'お住まいの地区',
          hint: '',
          input: 'line' as const,
          lines: 1,
          choices: [],
          required: true,
        },
      ],
    };
    const findings = checkSheet(sheet, settings, 10, 11);
    expect(findings.map(({ code, position, value }) => [code, position, value])).toEqual([
      ['fieldMissing', null, 'お住まいの地区'],
      ['noLocation', 1, ''],
      ['longText', 2, '3000'],
      ['noLocation', 2, ''],
      ['noLocation', 3, ''],
      ['sameAsAnother', 3, '1'],
      ['afterDeadline', null, ''],
    ]);
    expect(mayBeSubmitted(findings)).toBe(true);
  });
});
