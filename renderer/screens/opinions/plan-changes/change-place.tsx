import { type ReactNode, useId, useState } from 'react';
import type { Overview } from '../../../../core/contract/schemas.ts';
import type { Block } from '../../../../core/domain/blocks/block.ts';
import { foldKey } from '../../../../core/domain/blocks/fold.ts';
import { labelOfMaterial, labelOfNumber } from '../../../app/material-names.ts';
import { useWords } from '../../../app/words.ts';
import { useCall } from '../../../data/session.tsx';
import { Answered } from '../../../ui/answered.tsx';
import type { PlaceOfChange } from './new-change.ts';

/** Passages that are listed at once; more words make fewer of them. */
const most = 60;

/** Chooses the paper and the passage that a change is about. Without a paper the place is words only. */
export function ChangePlace({
  overview,
  place,
  onPlace,
}: {
  readonly overview: Overview;
  readonly place: PlaceOfChange;
  readonly onPlace: (place: PlaceOfChange) => void;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const materials = overview.meetings.flatMap((meeting) =>
    meeting.materials.filter(({ notReceived }) => !notReceived),
  );
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-material`}>{t('compile:change.material')}</label>
        <select
          id={`${id}-material`}
          className="input"
          value={place.materialId ?? ''}
          onChange={(event) => {
            const { value } = event.target;
            const summary = materials.find(({ material }) => material.id === value);
            onPlace({
              ...place,
              materialId: summary?.material.id ?? null,
              versionId: summary?.version.id ?? null,
              blockId: null,
            });
          }}
        >
          <option value="">{t('compile:change.noMaterial')}</option>
          {materials.map(({ material }) => (
            <option key={material.id} value={material.id}>
              {labelOfMaterial(t, material)}
            </option>
          ))}
        </select>
      </div>
      {place.materialId === null ? null : (
        <Passages key={place.materialId} materialId={place.materialId} place={place} onPlace={onPlace} />
      )}
    </>
  );
}

function Passages({
  materialId,
  place,
  onPlace,
}: {
  readonly materialId: string;
  readonly place: PlaceOfChange;
  readonly onPlace: (place: PlaceOfChange) => void;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const [words, setWords] = useState('');
  const answer = useCall('material', { materialId, versionId: place.versionId });
  return (
    <Answered answer={answer}>
      {({ material, version, blocks }) => {
        const key = foldKey(words);
        const headings = headingsOf(blocks);
        const found = blocks.filter(
          (block) => block.kind !== 'figure' && block.text !== '' && foldKey(block.text).includes(key),
        );
        const chosen = blocks.find((block) => block.id === place.blockId);
        return (
          <details className="details compile-passages" open={place.blockId === null}>
            <summary>
              {chosen === undefined ? t('compile:change.choosePassage') : t('compile:change.otherPassage')}
            </summary>
            <label htmlFor={`${id}-find`}>{t('compile:change.findPassage')}</label>
            <input
              id={`${id}-find`}
              type="search"
              className="input"
              autoComplete="off"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
            <ul className="compile-found">
              {found.slice(0, most).map((block) => (
                <li key={block.id}>
                  <button
                    type="button"
                    aria-pressed={block.id === place.blockId}
                    onClick={() =>
                      onPlace({
                        materialId,
                        versionId: version.id,
                        blockId: block.id,
                        before: block.text,
                        place: [
                          material.number === null ? material.title : labelOfNumber(t, material.number),
                          block.kind === 'page'
                            ? t('opinion:location.page', { page: block.pageIndex + 1 })
                            : headings.get(block.id),
                        ]
                          .filter((part) => part !== undefined && part !== '')
                          .join('　')
                          .slice(0, 300),
                      })
                    }
                  >
                    <span className="small">{headings.get(block.id) ?? ''}</span>
                    <span>{block.text.replaceAll(/[\t\n]+/gu, ' ').slice(0, 160)}</span>
                  </button>
                </li>
              ))}
            </ul>
            {found.length > most ? (
              <p className="small">{t('compile:finder.more', { count: found.length })}</p>
            ) : null}
          </details>
        );
      }}
    </Answered>
  );
}

/** For each block the nearest heading above it. */
function headingsOf(blocks: readonly Block[]): Map<string, string> {
  const headings = new Map<string, string>();
  let heading = '';
  for (const block of blocks) {
    if (block.kind === 'heading') {
      heading = block.text;
    }
    headings.set(block.id, heading);
  }
  return headings;
}
