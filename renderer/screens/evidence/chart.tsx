import { type ReactNode, useMemo } from 'react';
import type { Block, ChartSpecification } from '../../../core/domain/blocks/block.ts';
import { MaterialDocument } from '../../../paper/documents/index.ts';
import { useWords } from '../../app/words.ts';

/** Charts as they are on paper, each with its numbers for people who hear the screen. */
export function Charts({
  id,
  charts,
}: {
  /** Unique on the screen. */
  readonly id: string;
  readonly charts: readonly ChartSpecification[];
}): ReactNode {
  const t = useWords();
  const blocks = useMemo(
    () =>
      charts.map(
        (chart, index): Block => ({
          kind: 'figure',
          id: `${id}-${index}`,
          text: '',
          part: 'body',
          section: null,
          chart,
        }),
      ),
    [charts, id],
  );
  return blocks.length === 0 ? null : (
    <div className="evidence-charts">
      <MaterialDocument kind="narrative" blocks={blocks} heading="" medium="screen" t={t} headingBase={3} />
    </div>
  );
}
