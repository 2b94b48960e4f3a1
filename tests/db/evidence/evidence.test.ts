import { describe, expect, it } from 'vitest';
import { ShingiError } from '../../../core/contract/errors.ts';
import type { ReadQuestion } from '../../../core/domain/evidence/survey.ts';
import { scalePresets } from '../../../core/domain/indicators/scale.ts';
import type { CommitteeFile } from '../../../db/connection/committee-file.ts';
import {
  acceptFinding,
  keepSurvey,
  removeSurvey,
  renameSurvey,
  reviewIndicator,
  setEvaluationScale,
  withdrawAcceptance,
} from '../../../db/evidence/commands.ts';
import {
  evaluationScale,
  indicatorReviews,
  listAcceptedFindings,
  listSurveys,
} from '../../../db/evidence/queries.ts';
import { newFile } from '../support.ts';

const finding = {
  fingerprint: 'f'.repeat(64),
  code: 'termsMixed',
  materialId: null,
  quote: '障害',
  reason: null,
};

describe('accepted findings', () => {
  it('are kept once, with the latest reason, and can be taken back', () => {
    const file = newFile();
    const first = file.write('事務局', 'acceptFinding', (tx) => acceptFinding(tx, finding));
    const second = file.write('事務局', 'acceptFinding', (tx) =>
      acceptFinding(tx, { ...finding, reason: '法律の名称のため' }),
    );
    expect(second).toEqual({ ...first, reason: '法律の名称のため' });
    expect(listAcceptedFindings(file.read)).toEqual([second]);
    file.write('事務局', 'withdrawAcceptance', (tx) => withdrawAcceptance(tx, first.id));
    expect(listAcceptedFindings(file.read)).toEqual([]);
    expect(() =>
      file.write('事務局', 'withdrawAcceptance', (tx) => withdrawAcceptance(tx, first.id)),
    ).toThrow(ShingiError);
  });
});

describe('reviews of indicators', () => {
  it('are kept by what the indicator measures, and gone when nothing is said', () => {
    const file = newFile();
    const review = {
      key: '1 project 待機児童数',
      indicator: '待機児童数',
      direction: 'lower' as const,
      rating: null,
      remark: '国の定義による',
      confirmed: {
        baseline: '35人',
        target: '0人',
        result: '12人',
        judgement: 'notAchievedImproved' as const,
      },
    };
    file.write('事務局', 'reviewIndicator', (tx) => reviewIndicator(tx, review));
    expect(indicatorReviews(file.read).get(review.key)).toMatchObject(review);
    file.write('事務局', 'reviewIndicator', (tx) => reviewIndicator(tx, { ...review, direction: null }));
    expect(indicatorReviews(file.read).get(review.key)?.direction).toBeNull();
    const nothing = { ...review, direction: null, remark: null, confirmed: null };
    file.write('事務局', 'reviewIndicator', (tx) => reviewIndicator(tx, nothing));
    expect(indicatorReviews(file.read).size).toBe(0);
  });

  it('are rated by the scale of the committee', () => {
    const file = newFile();
    expect(evaluationScale(file.read)).toEqual(scalePresets.letters);
    file.write('事務局', 'setEvaluationScale', (tx) => setEvaluationScale(tx, scalePresets.signs));
    expect(evaluationScale(file.read)).toEqual(scalePresets.signs);
  });
});

function question(number: string, share: number): ReadQuestion {
  return {
    code: `問${number}`,
    codeText: `問${number}`,
    text: `質問${number}`,
    kind: 'single',
    respondents: 200,
    answers: [
      { label: 'はい', count: share * 2, percent: share },
      { label: 'いいえ', count: 200 - share * 2, percent: 100 - share },
    ],
  };
}

describe('surveys', () => {
  const keep = (file: CommitteeFile, questions: readonly ReadQuestion[], name = '一般市民調査') =>
    file.write('事務局', 'keepSurvey', (tx) =>
      keepSurvey(tx, {
        name,
        surveyNo: 'Ⅱ-1',
        sourceName: '調査.xlsx',
        sourceHash: 'a'.repeat(64),
        questions,
      }),
    );

  it('come in again without a change, and are brought up to date question by question', () => {
    const file = newFile();
    expect(keep(file, [question('1', 40), question('2', 50)])).toMatchObject({ added: 2, unchanged: 0 });
    const before = listSurveys(file.read);
    expect(keep(file, [question('1', 40), question('2', 50)], '一般 市民調査')).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 2,
      removed: 0,
    });
    expect(listSurveys(file.read)[0]?.questions).toEqual(before[0]?.questions);
    expect(keep(file, [question('1', 41), question('3', 50)])).toMatchObject({
      added: 1,
      changed: 1,
      unchanged: 0,
      removed: 1,
    });
    const [survey, ...others] = listSurveys(file.read);
    expect(others).toEqual([]);
    expect(survey?.questions.map(({ code, answers }) => [code, answers[0]?.percent])).toEqual([
      ['問1', 41],
      ['問3', 50],
    ]);
  });

  it('refuse a report with a question twice, and another survey’s name', () => {
    const file = newFile();
    expect(() => keep(file, [question('1', 40), question('1', 50)])).toThrow(ShingiError);
    expect(listSurveys(file.read)).toEqual([]);
    const first = keep(file, [question('1', 40)]);
    const second = keep(file, [question('1', 40)], '団体調査');
    const rename = (id: string, name: string) =>
      file.write('事務局', 'renameSurvey', (tx) => renameSurvey(tx, { id, name, surveyNo: null }));
    expect(() => rename(second.surveyId, '一般市民調査')).toThrow(ShingiError);
    rename(second.surveyId, '担い手調査');
    file.write('事務局', 'removeSurvey', (tx) => removeSurvey(tx, first.surveyId));
    expect(listSurveys(file.read).map(({ name }) => name)).toEqual(['担い手調査']);
  });
});
