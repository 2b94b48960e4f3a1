import { type ReactNode, type RefObject, useMemo, useRef } from 'react';
import type { Finding, ShownMaterial } from '../../../core/contract/schemas.ts';
import { MarginNotes, type OtherEntry } from '../../annotate/margin/margin-notes.tsx';
import { nameOfMeeting } from '../../app/material-names.ts';
import { useCurrentHeading } from '../../app/reading-place.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';
import { useDates } from '../../ui/dates.ts';
import { FindingText } from '../evidence/finding-text.tsx';
import { useMarginEvidence } from '../evidence/margin-evidence.tsx';
import type { Annotations } from './use-annotations.ts';
import { elementOfBlock } from './use-reading-position.ts';

interface Heading {
  readonly blockId: string;
  readonly text: string;
}

/** Beside the paper: where you are, what this paper is, the notes and what the checks found, at their places. */
export function Margin({
  shown,
  headings,
  findings,
  annotations,
  paper,
  area,
  onShow,
}: {
  readonly shown: ShownMaterial;
  readonly headings: readonly Heading[];
  readonly findings: readonly Finding[];
  readonly annotations: Annotations;
  readonly paper: RefObject<HTMLElement | null>;
  readonly area: RefObject<HTMLElement | null>;
  readonly onShow: (blockId: string) => void;
}): ReactNode {
  const t = useWords();
  const column = useRef<HTMLElement>(null);
  const evidence = useMarginEvidence(shown, onShow);
  const checked = useMemo<OtherEntry[]>(
    () =>
      findings.map((finding) => ({
        key: `${finding.code} ${finding.blockId ?? ''} ${finding.quote}`,
        anchorIn: (sheet) => (finding.blockId === null ? null : elementOfBlock(sheet, finding.blockId)),
        guess: 120,
        content: (
          <div className="margin-note">
            <FindingText finding={finding} />
            {finding.blockId === null ? null : (
              <span className="margin-note-act">
                <Button look="quiet" size="slim" onClick={() => onShow(finding.blockId ?? '')}>
                  {t('reading:toPlace')}
                </Button>
              </span>
            )}
          </div>
        ),
      })),
    [findings, onShow, t],
  );
  const others = useMemo(() => [...checked, ...evidence.entries], [checked, evidence.entries]);
  const { material, version, versions } = shown;
  const hasBefore = versions.some(({ ordinal, state }) => ordinal < version.ordinal && state === 'published');
  const comparisonHref = hasBefore
    ? hrefOf({ screen: 'replacement', materialId: material.id, versionId: version.id, beforeId: null })
    : null;
  return (
    <aside ref={column} className="margin" aria-label={t('reading:margin')} data-region="margin">
      <div className="margin-head">
        <Contents headings={headings} onShow={onShow} />
        <About shown={shown} />
        {evidence.head}
      </div>
      <MarginNotes
        column={column}
        paper={paper}
        area={area}
        marks={annotations.marks}
        others={others}
        selectedId={annotations.selectedId}
        writingId={annotations.writingId}
        acts={annotations}
        comparisonHref={comparisonHref}
        onArrive={({ target }) => {
          const blockId = target?.parts[0]?.blockId;
          if (blockId !== undefined) {
            onShow(blockId);
          }
        }}
      />
    </aside>
  );
}

function Contents({
  headings,
  onShow,
}: {
  readonly headings: readonly Heading[];
  readonly onShow: (blockId: string) => void;
}): ReactNode {
  const t = useWords();
  const current = useCurrentHeading();
  if (headings.length < 2) {
    return null;
  }
  return (
    <section className="margin-contents">
      <h2 className="margin-title">{t('reading:contents')}</h2>
      <ol>
        {headings.map((heading) => (
          <li key={heading.blockId}>
            <button
              type="button"
              aria-current={heading.blockId === current ? 'location' : undefined}
              onClick={() => onShow(heading.blockId)}
            >
              {heading.text}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What is known of the version in view. */
function About({ shown }: { readonly shown: ShownMaterial }): ReactNode {
  const t = useWords();
  const dates = useDates();
  const { version, material, meeting } = shown;
  return (
    <section>
      <h2 className="margin-title">{t('reading:about')}</h2>
      <dl className="facts">
        <dt>{t('reading:fact.meeting')}</dt>
        <dd>{nameOfMeeting(t, meeting)}</dd>
        <dt>{t('reading:fact.version')}</dt>
        <dd>
          {t(`domain:versionKind.${version.versionKind}`)}
          {version.distributedOn === null
            ? ''
            : `　${t('app:version.distributed', { date: dates.brief(version.distributedOn) })}`}
        </dd>
        {version.reason === null ? null : (
          <>
            <dt>{t('reading:fact.reason')}</dt>
            <dd>{version.reason}</dd>
          </>
        )}
        {material.distribution === null ? null : (
          <>
            <dt>{t('reading:fact.distribution')}</dt>
            <dd>{t(`domain:distribution.${material.distribution}`)}</dd>
          </>
        )}
        {shown.file === null ? null : (
          <>
            <dt>{t('reading:fact.file')}</dt>
            <dd>{shown.file.name}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
