import type { Finding } from '../checks/finding.ts';

/** Indicators that a line names beyond those in whose rows its figures stand anyway. */
export function indicatorsLeft<Indicator extends { readonly blockId: string }>({
  indicators,
  figures,
}: {
  readonly indicators: readonly Indicator[];
  readonly figures: readonly { readonly sources: readonly { readonly blockId: string }[] }[];
}): Indicator[] {
  const shown = new Set(figures.flatMap(({ sources }) => sources.map(({ blockId }) => blockId)));
  return indicators.filter(({ blockId }) => !shown.has(blockId));
}

/** The packet has a figure, but of another group than the one that the sentence names. */
export function isOfOtherGroup({ findings }: { readonly findings: readonly Finding[] }): boolean {
  return findings.some(({ code }) => code === 'figureOfOtherGroup');
}
