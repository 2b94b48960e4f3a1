import type { Block } from '../../core/domain/blocks/block.ts';
import { computedMark } from '../../core/domain/statistics/compute.ts';
import type { Translate } from '../../core/locales/translator.ts';

/** 検算: how a computed row agrees with the printed one it explains, in a sentence; null for any other block. */
export function agreementText(block: Block, t: Translate): string | null {
  if (block.kind !== 'table-row' || block.agreement === undefined) return null;
  const [from, to] = block.cells[0]?.range ?? [0, 0];
  const label = block.text.slice(from, to).replace(new RegExp(`　${computedMark}$`, 'u'), '');
  const { compared, equal, rounded } = block.agreement;
  const differs = compared - equal - rounded;
  if (differs > 0) return t('paper:agreement.differs', { label, compared, differs });
  return rounded > 0
    ? t('paper:agreement.rounded', { label, compared, equal, rounded })
    : t('paper:agreement.equal', { label, compared });
}
