import { ShingiError } from '../../core/contract/errors.ts';
import type { EvidenceCalls } from '../../core/contract/evidence-calls.ts';
import type { Handlers } from '../../core/contract/rpc.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import { createTranslate } from '../../core/locales/translator.ts';
import {
  acceptFinding,
  removeSurvey,
  renameSurvey,
  reviewIndicator,
  setEvaluationScale,
  withdrawAcceptance,
} from '../../db/evidence/commands.ts';
import { listSurveys } from '../../db/evidence/queries.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { evaluationOf, indicatorsOf } from '../evidence/evaluation.ts';
import { drawUp, exportPaper, type PaperKind } from '../evidence/export-paper.ts';
import { keepSurveyReport, readSurveyReport } from '../evidence/import-survey.ts';
import { evidenceOfMeeting } from '../evidence/look-through.ts';
import { findFindings } from './check.ts';

/** Indicators, evidence, surveys, and findings that are accepted. */
export function evidenceHandlers(service: CommitteeService): Handlers<EvidenceCalls> {
  const { file, environment } = service;
  const { read } = file;
  const translate = createTranslate(environment.locale);

  const meetingOf = (meetingId: string): Meeting => {
    const meeting = findMeeting(read, meetingId);
    if (meeting === null) throw new ShingiError('not-found', { meetingId });
    return meeting;
  };
  const printed = (kind: PaperKind, meetingId: string, path: string, jobId: string) =>
    service.runJob(jobId, (signal, onProgress) => {
      const meeting = meetingOf(meetingId);
      const paper = drawUp(kind, read, meeting, translate, environment.newId);
      return exportPaper(paper, { read, meeting, path, environment, signal, onProgress });
    });

  return {
    check: ({ meetingId }) => findFindings(read, meetingId),
    acceptFinding: ({ meetingId, fingerprint, reason }) => {
      const found = findFindings(read, meetingId).find((finding) => finding.fingerprint === fingerprint);
      if (found === undefined) throw new ShingiError('not-found', { what: 'finding', fingerprint });
      const { code, materialId, quote } = found;
      const accepted = file.write(ownerActor, 'acceptFinding', (tx) =>
        acceptFinding(tx, { fingerprint, code, materialId, quote, reason: reason === '' ? null : reason }),
      );
      service.announce('evidence');
      return accepted;
    },
    withdrawAcceptance: ({ id }) => {
      file.write(ownerActor, 'withdrawAcceptance', (tx) => withdrawAcceptance(tx, id));
      service.announce('evidence');
      return null;
    },

    evaluation: ({ meetingId }) => evaluationOf(read, meetingOf(meetingId)),
    reviewIndicator: ({ meetingId, key, direction, rating, remark, confirm }) => {
      const judged = (chosen: typeof direction) =>
        indicatorsOf(read, meetingOf(meetingId), new Map(chosen === null ? [] : [[key, chosen]])).find(
          (indicator) => indicator.key === key,
        );
      const indicator = judged(direction);
      if (indicator === undefined) throw new ShingiError('not-found', { what: 'indicator', key });
      const { baseline, target, result, judgement } = indicator;
      file.write(ownerActor, 'reviewIndicator', (tx) =>
        reviewIndicator(tx, {
          key,
          indicator: indicator.indicator,
          direction,
          rating: rating === '' ? null : rating,
          remark: remark === '' ? null : remark,
          confirmed: confirm ? { baseline, target, result, judgement: judgement.judgement } : null,
        }),
      );
      service.announce('evidence');
      return null;
    },
    setEvaluationScale: (scale) => {
      file.write(ownerActor, 'setEvaluationScale', (tx) => setEvaluationScale(tx, scale));
      service.announce('evidence');
      return null;
    },
    exportEvaluation: ({ meetingId, path, jobId }) => printed('evaluation', meetingId, path, jobId),

    evidence: ({ meetingId }) =>
      structuredClone(evidenceOfMeeting(read, meetingOf(meetingId))) as ReturnType<
        Handlers<EvidenceCalls>['evidence']
      >,
    exportEvidence: ({ meetingId, path, jobId }) => printed('evidence', meetingId, path, jobId),

    surveys: () => listSurveys(read).map((survey) => ({ ...survey, questions: [...survey.questions] })),
    readSurveyFile: async ({ path }) => [
      ...(await readSurveyReport(path, environment, new AbortController().signal)).surveys,
    ],
    importSurveyFile: async ({ path, names }) => {
      const report = await readSurveyReport(path, environment, new AbortController().signal);
      const outcomes = file.write(ownerActor, 'importSurveyFile', (tx) =>
        keepSurveyReport(tx, report, names),
      );
      service.announce('evidence');
      return outcomes;
    },
    renameSurvey: (survey) => {
      file.write(ownerActor, 'renameSurvey', (tx) => renameSurvey(tx, survey));
      service.announce('evidence');
      return null;
    },
    removeSurvey: ({ id }) => {
      file.write(ownerActor, 'removeSurvey', (tx) => removeSurvey(tx, id));
      service.announce('evidence');
      return null;
    },
  };
}
