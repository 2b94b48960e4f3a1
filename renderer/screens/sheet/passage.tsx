import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { ShownMaterial } from '../../../core/contract/schemas.ts';
import type { Target } from '../../../core/domain/annotations/annotation.ts';
import type { OpinionLocation } from '../../../core/domain/opinion-sheets/opinion.ts';
import { MaterialDocument, type RenderText } from '../../../paper/documents/index.ts';
import { nameOfMaterial } from '../../app/material-names.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { TextLink } from '../../ui/button.tsx';
import { NumberBox, VersionMark } from '../../ui/marks.tsx';
import { elementOfBlock, scrollToElement } from '../reading/use-reading-position.ts';

/** Beside the form: the paper that an opinion is about, at its place, with the passage marked. */
export function Passage({ location }: { readonly location: OpinionLocation }): ReactNode {
  const t = useWords();
  const { material } = location;
  if (material === null) {
    return (
      <section className="passage" aria-label={t('opinion-sheet:passage.label')}>
        <p className="lead">{location.label === '' ? t('opinion-sheet:passage.none') : location.label}</p>
        {location.label === '' ? <p className="small">{t('opinion-sheet:passage.how')}</p> : null}
      </section>
    );
  }
  return (
    <PassageOf
      key={`${material.materialId} ${material.versionId}`}
      materialId={material.materialId}
      versionId={material.versionId}
      target={material.target}
    />
  );
}

function PassageOf({
  materialId,
  versionId,
  target,
}: {
  readonly materialId: string;
  readonly versionId: string;
  readonly target: Target | null;
}): ReactNode {
  const { cache } = useSession();
  const input = { materialId, versionId };
  const shown = useCall('material', input);
  return (
    <section className="passage">
      <Answered answer={shown} onRetry={() => cache.retry('material', input)}>
        {(value) => <Paper shown={value} target={target} />}
      </Answered>
    </section>
  );
}

/** Draws the words of a target as a mark; everything else stays as it is. */
function markingTarget(target: Target | null): RenderText {
  const parts = target?.parts ?? [];
  return ({ block, from, to, text }) => {
    const part = parts.find(({ blockId }) => blockId === block.id);
    if (part === undefined) {
      return text;
    }
    const start = Math.max(from, part.range?.[0] ?? from);
    const end = Math.min(to, part.range?.[1] ?? to);
    return start >= end ? (
      text
    ) : (
      <>
        {text.slice(0, start - from)}
        <mark className="mark mark-highlight" data-colour="idea">
          {text.slice(start - from, end - from)}
        </mark>
        {text.slice(end - from)}
      </>
    );
  };
}

function Paper({
  shown,
  target,
}: {
  readonly shown: ShownMaterial;
  readonly target: Target | null;
}): ReactNode {
  const t = useWords();
  const area = useRef<HTMLElement>(null);
  const { material, version, versions, blocks } = shown;
  const blockId = target?.parts[0]?.blockId ?? null;
  const renderText = useMemo(() => markingTarget(target), [target]);
  const newest = versions.findLast(({ state }) => state === 'published');
  const page = blocks.find(({ id, kind }) => id === blockId && kind === 'page');
  useEffect(() => {
    const element = area.current === null || blockId === null ? null : elementOfBlock(area.current, blockId);
    if (area.current !== null && element !== null) {
      scrollToElement(area.current, element.querySelector('mark') ?? element);
    }
  }, [blockId]);
  return (
    <>
      <header className="passage-head">
        <NumberBox number={material.number} />
        <h2>{nameOfMaterial(t, material)}</h2>
        {versions.length > 1 ? <VersionMark versionKind={version.versionKind} /> : null}
        <TextLink
          href={hrefOf({
            screen: 'reading',
            materialId: material.id,
            versionId: version.id,
            blockId,
            find: '',
          })}
        >
          {t('opinion-sheet:passage.read')}
        </TextLink>
      </header>
      {newest === undefined || newest.id === version.id ? null : (
        <p className="small passage-older">
          {t('opinion-sheet:passage.older')}{' '}
          <TextLink
            href={hrefOf({
              screen: 'replacement',
              materialId: material.id,
              versionId: newest.id,
              beforeId: version.id,
            })}
          >
            {t('replacement:link')}
          </TextLink>
        </p>
      )}
      <section
        ref={area}
        className="passage-paper"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region takes the focus to be scrolled by keys
        tabIndex={0}
        aria-label={t('opinion-sheet:passage.label')}
      >
        {shown.file === null ? (
          <MaterialDocument
            kind={material.kind}
            blocks={blocks}
            heading={material.title}
            medium="screen"
            t={t}
            renderText={renderText}
            headingBase={3}
          />
        ) : page === undefined ? (
          <p className="small">{t('opinion-sheet:passage.file')}</p>
        ) : (
          <p className="passage-page" data-block-id={page.id}>
            {renderText({ block: page, from: 0, to: page.text.length, text: page.text })}
          </p>
        )}
      </section>
    </>
  );
}
