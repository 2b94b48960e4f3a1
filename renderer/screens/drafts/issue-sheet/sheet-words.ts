import { useMemo } from 'react';
import type { SheetWords } from '../../../../core/domain/issue-sheets/blank-sheet.ts';
import { useWords } from '../../../app/words.ts';

/** The printed words of an empty form. They are of the paper, so they are in its language whatever the window's is. */
export function useSheetWords(): SheetWords {
  const t = useWords();
  return useMemo(() => {
    const printed = { lng: 'ja' };
    return {
      visions: t('sheet:printed.visions', printed),
      projects: t('sheet:printed.projects', printed),
      project: t('sheet:printed.project', printed),
      indicator: t('sheet:printed.indicator', printed),
      baseline: t('sheet:printed.baseline', printed),
      target: t('sheet:printed.target', printed),
      result: t('sheet:printed.result', printed),
      planIndicators: t('sheet:printed.planIndicators', printed),
      surveyResult: t('sheet:printed.surveyResult', printed),
      targetValue: t('sheet:printed.targetValue', printed),
      survey: t('sheet:printed.survey', printed),
      finding: t('sheet:printed.finding', printed),
      question: t('sheet:printed.question', printed),
      asked: t('sheet:printed.asked', printed),
      answer: t('sheet:printed.answer', printed),
      share: t('sheet:printed.share', printed),
      trends: t('sheet:printed.trends', printed),
      challenges: t('sheet:printed.challenges', printed),
      current: t('sheet:printed.current', printed),
      issues: t('sheet:printed.issues', printed),
      heading: (goalNo) => t('sheet:printed.heading', { ...printed, number: goalNo }),
    };
  }, [t]);
}
