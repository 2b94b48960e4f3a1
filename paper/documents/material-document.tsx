import type { ReactNode } from 'react';
import type { Block } from '../../core/domain/blocks/block.ts';
import type { MaterialKind } from '../../core/domain/materials/content.ts';
import type { Translate } from '../../core/locales/translator.ts';
import type { Medium } from '../charts/index.ts';
import { sharedColumns } from './column-widths.ts';
import { headingLevels } from './heading-levels.ts';
import { AgendaLayout } from './layouts/agenda.tsx';
import { IssueSheetLayout } from './layouts/issue-sheet.tsx';
import { NarrativeLayout } from './layouts/narrative.tsx';
import { OpinionFormLayout } from './layouts/opinion-form.tsx';
import { StatisticsLayout } from './layouts/statistics.tsx';
import { BlockSequence } from './sequence.tsx';
import { plainRun, type RenderText, SettingsProvider } from './settings.ts';
import { sheetFor } from './sheet.ts';

export interface MaterialDocumentProps {
  readonly kind: MaterialKind;
  readonly blocks: readonly Block[];
  /** Title of the material; shown only when the blocks bring none. */
  readonly heading: string;
  readonly medium: Medium;
  readonly t: Translate;
  readonly renderText?: RenderText;
  /** HTML level of the document's title, 1 unless the surrounding page has its own h1. */
  readonly headingBase?: number;
  /** `none` leaves figures out, `only` shows nothing else. */
  readonly figures?: 'all' | 'none' | 'only';
}

/**
 * A material as people see it, on the screen and on paper: semantic markup from blocks, without any DOM interface.
 * Each block's element has `data-block-id`; each run of its text stands in an element with `data-from`, its offset.
 */
export function MaterialDocument({
  kind,
  blocks,
  heading,
  medium,
  t,
  renderText = plainRun,
  headingBase = 1,
  figures = 'all',
}: MaterialDocumentProps): ReactNode {
  const shown = blocks.filter(
    (block) => figures === 'all' || (block.kind === 'figure') === (figures === 'only'),
  );
  const hasTitle = blocks.some((block) => block.kind === 'heading' && block.level === 1);
  const levels = headingLevels(blocks, headingBase, hasTitle || heading === '');
  const Title = `h${Math.min(6, headingBase)}` as 'h1' | 'h2' | 'h3';
  const sheet = medium === 'paper' ? sheetFor(kind, blocks) : 'portrait';
  return (
    <SettingsProvider
      value={{ medium, t, headingBase, levels, renderText, sheet, columns: sharedColumns(blocks) }}
    >
      <article className="document" data-kind={kind} data-medium={medium} lang="ja">
        {hasTitle || heading === '' || figures === 'only' ? null : (
          <Title className="heading heading-1" data-decoration="">
            {heading}
          </Title>
        )}
        <Layout kind={kind} blocks={shown} />
      </article>
    </SettingsProvider>
  );
}

function Layout({
  kind,
  blocks,
}: {
  readonly kind: MaterialKind;
  readonly blocks: readonly Block[];
}): ReactNode {
  switch (kind) {
    case 'agenda':
      return <AgendaLayout blocks={blocks} />;
    case 'statistics':
      return <StatisticsLayout blocks={blocks} />;
    case 'issueSheet':
      return <IssueSheetLayout blocks={blocks} />;
    case 'narrative':
      return <NarrativeLayout blocks={blocks} />;
    case 'opinionForm':
      return <OpinionFormLayout blocks={blocks} />;
    case 'handoutList':
    case 'schedule':
    case 'report':
    case 'file':
      return <BlockSequence blocks={blocks} />;
  }
}
