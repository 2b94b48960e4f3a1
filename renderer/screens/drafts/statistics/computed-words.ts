import type { Agreement, ComputedSeries } from '../../../../core/domain/statistics/compute.ts';
import type { FormulaProblem } from '../../../../core/domain/statistics/formula/expression.ts';
import type { useWords } from '../../../app/words.ts';

type Words = ReturnType<typeof useWords>;

/** Why a formula means nothing, in a sentence. */
export function problemWords(t: Words, { code, text, candidates }: FormulaProblem): string {
  return t(`statistics:problem.${code}`, { text, candidates: candidates.join(t('statistics:separator')) });
}

/** 検算: how a computed row agrees with the printed one; or what is wrong with its formula. Empty where there is nothing to say. */
export function agreementWords(
  t: Words,
  computed: ComputedSeries,
  count: (agreements: readonly Agreement[]) => {
    readonly compared: number;
    readonly equal: number;
    readonly rounded: number;
    readonly differs: number;
  },
): string {
  if (computed.problem !== null) return problemWords(t, computed.problem);
  const near = computed.cells.some(({ nearPeriod }) => nearPeriod) ? t('statistics:nearPeriod') : '';
  if (computed.agreements === null) return near;
  const { compared, equal, rounded, differs } = count(computed.agreements);
  const said =
    compared === 0
      ? t('statistics:check.none')
      : differs > 0
        ? t('statistics:check.differs', { compared, differs })
        : rounded > 0
          ? t('statistics:check.rounded', { compared, equal, rounded })
          : t('statistics:check.equal', { compared });
  return `${said}${near}`;
}
