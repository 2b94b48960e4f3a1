import { type ReactNode, useMemo, useState } from 'react';
import type { ShownMaterial } from '../../../core/contract/schemas.ts';
import { figureStateText, sourceText } from '../../../core/locales/evidence-words.ts';
import type { OtherEntry } from '../../annotate/margin/margin-notes.tsx';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useCallWhen } from '../../data/session.tsx';
import { Button, TextLink } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/form.tsx';
import { elementOfBlock } from '../reading/use-reading-position.ts';
import { placeName, stateText } from './evidence-links.tsx';

const noEntries: readonly OtherEntry[] = [];

/**
 * What the figures of an issue sheet rest on, for the margin beside it: a switch, and while it is on, an entry at each line and
 * each survey finding with the way to the other end. Nothing for other papers, and for versions that no number means now.
 */
export function useMarginEvidence(
  shown: ShownMaterial,
  onShow: (blockId: string) => void,
): { readonly head: ReactNode; readonly entries: readonly OtherEntry[] } {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const { material, meeting, blocks } = shown;
  const isSheet = material.kind === 'issueSheet';
  const evidence = useCallWhen(isSheet && open, 'evidence', { meetingId: meeting.id });
  const entries = useMemo(() => {
    if (!open || evidence.state !== 'ready') return noEntries;
    const here = new Set(blocks.map((block) => block.id));
    const go = (
      place: { readonly materialId: string; readonly blockId: string },
      label: string,
    ): ReactNode =>
      here.has(place.blockId) ? (
        <Button look="quiet" size="slim" onClick={() => onShow(place.blockId)}>
          {label}
        </Button>
      ) : (
        <TextLink
          href={hrefOf({
            screen: 'reading',
            materialId: place.materialId,
            blockId: place.blockId,
            versionId: null,
            find: '',
          })}
        >
          {label}
        </TextLink>
      );
    const entry = (blockId: string, content: ReactNode): OtherEntry => ({
      key: `evidence ${blockId}`,
      anchorIn: (sheet) => elementOfBlock(sheet, blockId),
      guess: 120,
      content: (
        <div className="margin-note margin-evidence">
          <p className="entry-place">{t('evidence:margin.title')}</p>
          {content}
        </div>
      ),
    });
    const lines = evidence.value.lines
      .filter(({ blockId, citations, figures }) => here.has(blockId) && citations.length + figures.length > 0)
      .map((line) =>
        entry(
          line.blockId,
          <ul className="evidence-list">
            {line.citations.map((citation) => (
              <li key={citation.range[0] + citation.label}>
                <span lang="ja">
                  「{citation.label}」{citation.percentText}
                </span>{' '}
                {stateText(t, citation)}
                {citation.findings.map(({ materialId, blockId }) => (
                  <span key={blockId} className="block">
                    {go({ materialId, blockId }, citation.question ?? t('reading:toPlace'))}
                  </span>
                ))}
              </li>
            ))}
            {line.figures
              .filter(({ isCited }) => !isCited)
              .map((figure) => (
                <li key={figure.range[0]}>
                  <span lang="ja">{figure.text}</span> {figureStateText(t, figure)}
                  {figure.formula === null ? null : (
                    <span className="block" lang="ja">
                      {figure.formula}
                    </span>
                  )}
                  {figure.sources.map((source) => (
                    <span key={source.blockId} className="block" lang="ja">
                      {go(source, sourceText(t, source))}
                    </span>
                  ))}
                </li>
              ))}
          </ul>,
        ),
      );
    const findings = evidence.value.findings
      .filter(({ blockId }) => here.has(blockId))
      .map((finding) =>
        entry(
          finding.blockId,
          finding.usedBy.length === 0 ? (
            <p>{t('evidence:map.notUsed')}</p>
          ) : (
            <ul className="evidence-list" aria-label={t('evidence:map.usedBy')}>
              {finding.usedBy.map((place) => (
                <li key={place.blockId}>
                  {go(
                    { materialId: place.materialId, blockId: place.blockId },
                    placeName(t, place, finding.goalNo),
                  )}
                </li>
              ))}
            </ul>
          ),
        ),
      );
    return [...lines, ...findings];
  }, [open, evidence, blocks, onShow, t]);
  const head = isSheet ? (
    <section className="margin-evidence-head">
      <Checkbox
        label={t('evidence:margin.show')}
        checked={open}
        onChange={(event) => setOpen(event.target.checked)}
      />
      <p>
        <TextLink href={hrefOf({ screen: 'evidence', meetingId: meeting.id, blockId: null })}>
          {t('evidence:margin.toScreen')}
        </TextLink>
      </p>
    </section>
  ) : null;
  return { head, entries: isSheet ? entries : noEntries };
}
