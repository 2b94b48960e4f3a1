import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Finding, ShownMaterial } from '../../../core/contract/schemas.ts';
import { nameOfMeeting } from '../../app/material-names.ts';
import { useCurrentHeading } from '../../app/reading-place.ts';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';
import { useDates } from '../../ui/dates.ts';
import { FindingText } from '../committee/finding-text.tsx';
import { elementOfBlock } from './use-reading-position.ts';

interface Heading {
  readonly blockId: string;
  readonly text: string;
}

/** Space between two notes of the margin, in pixels. */
const gap = 16;

/** Beside the paper: where you are, what this paper is, and what the checks found, at its place. */
export function Margin({
  shown,
  headings,
  findings,
  paper,
  onShow,
}: {
  readonly shown: ShownMaterial;
  readonly headings: readonly Heading[];
  readonly findings: readonly Finding[];
  readonly paper: RefObject<HTMLElement | null>;
  readonly onShow: (blockId: string) => void;
}): ReactNode {
  const t = useWords();
  const column = useRef<HTMLElement>(null);
  const tops = useNotePlaces(column, paper, findings);
  return (
    <aside ref={column} className="margin" aria-label={t('reading:margin')} data-region="margin">
      <div className="margin-head">
        <Contents headings={headings} onShow={onShow} />
        <About shown={shown} />
      </div>
      {findings.length === 0 ? null : (
        <section className="margin-notes">
          <h2 className="margin-title">{t('reading:findings')}</h2>
          {findings.map((finding, index) => (
            <div
              key={`${finding.code} ${finding.blockId ?? ''} ${finding.quote}`}
              className="margin-note"
              data-note={index}
              style={{ top: tops[index] }}
            >
              <FindingText finding={finding} />
              {finding.blockId === null ? null : (
                <span className="margin-note-act">
                  <Button look="quiet" size="slim" onClick={() => onShow(finding.blockId ?? '')}>
                    {t('reading:toPlace')}
                  </Button>
                </span>
              )}
            </div>
          ))}
        </section>
      )}
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

/** Puts each note beside its block, below the head of the margin and below the note before it. */
function useNotePlaces(
  column: RefObject<HTMLElement | null>,
  paper: RefObject<HTMLElement | null>,
  findings: readonly Finding[],
): readonly number[] {
  const [tops, setTops] = useState<readonly number[]>([]);
  useLayoutEffect(() => {
    const margin = column.current;
    const text = paper.current;
    if (margin === null || text === null || findings.length === 0) {
      return;
    }
    const place = (): void => {
      const origin = margin.getBoundingClientRect().top;
      const title = margin.querySelector('.margin-notes > h2');
      let free = (title?.getBoundingClientRect().bottom ?? origin) - origin + gap / 2;
      const next = findings.map((finding, index) => {
        const block = finding.blockId === null ? null : elementOfBlock(text, finding.blockId);
        const wanted = block === null ? free : block.getBoundingClientRect().top - origin;
        const top = Math.round(Math.max(free, wanted));
        const note = margin.querySelector<HTMLElement>(`[data-note="${index}"]`);
        free = top + (note?.offsetHeight ?? 0) + gap;
        return top;
      });
      setTops((now) => (now.length === next.length && now.every((top, i) => top === next[i]) ? now : next));
    };
    const observer = new ResizeObserver(place);
    observer.observe(text);
    observer.observe(margin);
    return () => observer.disconnect();
  }, [column, paper, findings]);
  return tops;
}
