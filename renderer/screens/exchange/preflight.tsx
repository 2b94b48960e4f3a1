import type { ReactNode } from 'react';
import type { MeetingSummary, PrintPreflight } from '../../../core/contract/schemas.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { TextLink } from '../../ui/button.tsx';
import { NumberBox } from '../../ui/marks.tsx';

/** What should be known before printing: characters without a font, papers that are not here, files that are no pages. */
export function Preflight({
  preflight,
  summary,
}: {
  readonly preflight: PrintPreflight;
  readonly summary: MeetingSummary;
}): ReactNode {
  const t = useWords();
  const { missingCharacters, notReceived, notPrintable } = preflight;
  if (missingCharacters.length + notReceived.length + notPrintable.length === 0) {
    return <p className="fine">{t('export:preflight.fine')}</p>;
  }
  const materialIdOf = (number: string | null, title: string): string | undefined =>
    summary.materials.find(({ material }) => material.number === number && material.title === title)?.material
      .id;
  return (
    <section className="preflight" aria-labelledby="preflight">
      <h2 id="preflight">{t('export:preflight.heading')}</h2>
      {missingCharacters.length === 0 ? null : (
        <>
          <h3>{t('export:preflight.characters')}</h3>
          <p className="small">{t('export:preflight.charactersHint')}</p>
          <ul className="plain-rows">
            {missingCharacters.map((missing) => {
              const materialId = materialIdOf(missing.materialNumber, missing.materialTitle);
              return (
                <li key={`${missing.blockId} ${missing.codePoints}`}>
                  <span className="narrow">
                    <NumberBox number={missing.materialNumber} />
                  </span>
                  <span className="grow">
                    <b lang="ja">{missing.character}</b>（{missing.codePoints}）{' '}
                    <q lang="ja">{missing.quote}</q>
                  </span>
                  {materialId === undefined ? null : (
                    <TextLink
                      href={hrefOf({
                        screen: 'reading',
                        materialId,
                        versionId: null,
                        blockId: missing.blockId,
                        find: '',
                      })}
                    >
                      {t('reading:toPlace')}
                    </TextLink>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
      {notReceived.length === 0 ? null : (
        <>
          <h3>{t('export:preflight.notReceived')}</h3>
          <Papers papers={notReceived} />
        </>
      )}
      {notPrintable.length === 0 ? null : (
        <>
          <h3>{t('export:preflight.notPrintable')}</h3>
          <Papers papers={notPrintable} />
        </>
      )}
    </section>
  );
}

function Papers({
  papers,
}: {
  readonly papers: readonly { readonly number: string | null; readonly title: string }[];
}): ReactNode {
  return (
    <ul className="plain-rows">
      {papers.map((paper) => (
        <li key={`${paper.number ?? ''} ${paper.title}`}>
          <span className="narrow">
            <NumberBox number={paper.number} />
          </span>
          <span className="grow">{paper.title}</span>
        </li>
      ))}
    </ul>
  );
}
