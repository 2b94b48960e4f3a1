import type { WriteHandle } from '../../../db/change-log/write-handle.ts';
import {
  acceptFinding,
  keepSurvey,
  removeSurvey,
  reviewIndicator,
  withdrawAcceptance,
} from '../../../db/evidence/commands.ts';
import { listAcceptedFindings, listSurveys } from '../../../db/evidence/queries.ts';

/** One random step of a test that replays the change log. */
export type Act = (handle: WriteHandle, random: (below: number) => number) => void;

export function pick<Item>(list: readonly Item[], random: (below: number) => number): Item | undefined {
  return list[random(Math.max(1, list.length))];
}

/** What is said beside checks and judgements, and surveys. */
export const evidenceActs: Readonly<Record<string, Act>> = {
  acceptFinding: (handle, random) => {
    const accepted = pick(listAcceptedFindings(handle), random);
    if (accepted !== undefined && random(3) === 0) {
      withdrawAcceptance(handle, accepted.id);
    } else {
      const fingerprint = String(random(6)).repeat(64);
      const reason = random(2) === 0 ? null : `理由${random(5)}`;
      acceptFinding(handle, { fingerprint, code: 'termsMixed', materialId: null, quote: '障害', reason });
    }
  },
  reviewIndicator: (handle, random) =>
    void reviewIndicator(handle, {
      key: `1 project 件数${random(3)}`,
      indicator: '件数',
      direction: pick([null, 'higher', 'lower'] as const, random) ?? null,
      rating: random(2) === 0 ? null : 'B',
      remark: null,
      confirmed: null,
    }),
  keepSurvey: (handle, random) => {
    const question = (number: number) => ({
      code: `問${number}`,
      codeText: `問${number}`,
      text: `質問${random(3)}`,
      kind: 'single' as const,
      respondents: 100,
      answers: [{ label: 'はい', count: random(100), percent: null }],
    });
    const name = `調査${random(2)}`;
    const questions = Array.from({ length: random(4) }, (_, index) => question(index + random(2) * 10));
    keepSurvey(handle, { name, surveyNo: null, sourceName: 'a.csv', sourceHash: 'a'.repeat(64), questions });
  },
  removeSurvey: (handle, random) => {
    const survey = pick(listSurveys(handle), random);
    if (survey !== undefined && random(4) === 0) {
      removeSurvey(handle, survey.id);
    }
  },
};
