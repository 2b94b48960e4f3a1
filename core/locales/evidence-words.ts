import type { Finding } from '../domain/checks/finding.ts';
import type { FigureSource, LineFigure } from '../domain/evidence/line-figures.ts';
import { isOfOtherGroup } from '../domain/evidence/shown-figures.ts';
import type { Translate } from './translator.ts';

/** What a finding of 検算 says. Codes come from the checks; each has a message in the words of the checks. */
export function findingMessage(t: Translate, { code, values }: Finding): string {
  return (t as (key: string, values: Readonly<Record<string, string>>) => string)(
    `check:${code}.message`,
    values,
  );
}

type StatedFigure = Pick<LineFigure, 'state' | 'rule' | 'isAccepted' | 'findings'> & {
  readonly sources: readonly Pick<FigureSource, 'clause'>[];
};

/** Whether the packet has what a figure rests on: 「一致」, 「計算と一致」, 「根拠が見つかりません」. */
export function figureStateText(t: Translate, figure: StatedFigure): string {
  const state = ofState(t, figure);
  return figure.isAccepted ? t('evidence:figure.accepted', { state }) : state;
}

function ofState(t: Translate, { state, rule, sources, findings }: StatedFigure): string {
  if (isOfOtherGroup({ findings })) return t('evidence:figure.otherGroup');
  if (state === 'unsupported') return t('evidence:map.unsupported');
  if (state !== 'supported' && state !== 'notAsked') return t(`evidence:figure.state.${state}`);
  if (rule === 'same') {
    return t(
      sources.every(({ clause }) => clause !== null)
        ? 'evidence:figure.elsewhere'
        : 'evidence:map.status.exact',
    );
  }
  return t(rule === 'rounded' ? 'evidence:figure.rounded' : 'evidence:figure.computed');
}

/** Whether a person should look at a figure. */
export function asksForLookAt({ state, isAccepted }: Pick<LineFigure, 'state' | 'isAccepted'>): boolean {
  return (state === 'unsupported' || state === 'questioned') && !isAccepted;
}

/** Where a figure stands: 「資料1　川辺町の統計　人口の推移　合計　令和6年 18,125人」. */
export function sourceText(t: Translate, source: FigureSource): string {
  const { number, title, goalNo, where, values, clause } = source;
  const paper =
    number === null ? title : /^[\d０-９]/u.test(number) ? t('domain:materialNumber', { number }) : number;
  const cells = values.map(({ head, value }) => (head === '' ? value : `${head} ${value}`)).join('、');
  return [
    paper,
    goalNo === null ? '' : t('evidence:goalShort', { no: goalNo }),
    ...where,
    cells,
    clause === null ? '' : `「${clause}」`,
  ]
    .filter((part) => part !== '')
    .join('\u3000');
}
