import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { ShownMaterial } from '../../../core/contract/schemas.ts';
import type { Target } from '../../../core/domain/annotations/annotation.ts';
import { blockTarget, partOf, quotedText, textTarget } from '../../../core/domain/annotations/target.ts';
import type { Block } from '../../../core/domain/blocks/block.ts';
import type { OpinionLocation } from '../../../core/domain/opinion-sheets/opinion.ts';
import { labelOfMaterial, shortNameOfMeeting } from '../../app/material-names.ts';
import { useWords } from '../../app/words.ts';
import { useCall } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { useDates } from '../../ui/dates.ts';
import { SelectField, TextField } from '../../ui/form.tsx';
import { PassageList } from './passage-list.tsx';

type MaterialPlace = NonNullable<OpinionLocation['material']>;
type OnChoose = (place: MaterialPlace, passage: string) => void;

/** A paper that has come, then its version, and a passage or page of it where the opinion is about one. */
export function MaterialChoice({
  meetingId,
  chosen,
  onChoose,
}: {
  readonly meetingId: string;
  readonly chosen: MaterialPlace | null;
  readonly onChoose: OnChoose;
}): ReactNode {
  const t = useWords();
  const overview = useCall('overview', {});
  return (
    <Answered answer={overview}>
      {({ meetings }) => {
        const here = meetings.filter(({ meeting }) => meeting.id === meetingId);
        const others = meetings.filter(({ meeting }) => meeting.id !== meetingId);
        return (
          <>
            <SelectField
              label={t('opinion-sheet:chooser.material')}
              value={chosen?.materialId ?? ''}
              onChange={(event) => {
                const materialId = event.target.value;
                const found = meetings
                  .flatMap(({ materials }) => materials)
                  .find(({ material }) => material.id === materialId);
                if (found !== undefined) {
                  onChoose({ materialId, versionId: found.version.id, target: null, page: null }, '');
                }
              }}
            >
              <option value="" disabled>
                {t('opinion-sheet:chooser.materialOpen')}
              </option>
              {[...here, ...others].map(({ meeting, materials }) => {
                const readable = materials.filter(({ notReceived }) => !notReceived);
                return readable.length === 0 ? null : (
                  <optgroup key={meeting.id} label={shortNameOfMeeting(t, meeting)}>
                    {readable.map(({ material }) => (
                      <option key={material.id} value={material.id}>
                        {labelOfMaterial(t, material)}
                      </option>
                    ))}
                  </optgroup>
                );
              })}
            </SelectField>
            {chosen === null ? null : (
              <ChosenMaterial key={chosen.versionId} chosen={chosen} onChoose={onChoose} />
            )}
          </>
        );
      }}
    </Answered>
  );
}

function ChosenMaterial({
  chosen,
  onChoose,
}: {
  readonly chosen: MaterialPlace;
  readonly onChoose: OnChoose;
}): ReactNode {
  const { materialId, versionId } = chosen;
  const material = useCall('material', { materialId, versionId });
  return (
    <Answered answer={material}>
      {(shown) => <Places shown={shown} chosen={chosen} onChoose={onChoose} />}
    </Answered>
  );
}

function Places({
  shown,
  chosen,
  onChoose,
}: {
  readonly shown: ShownMaterial;
  readonly chosen: MaterialPlace;
  readonly onChoose: OnChoose;
}): ReactNode {
  const t = useWords();
  const dates = useDates();
  const { blocks } = shown;
  const versions = shown.versions.filter(({ state }) => state === 'published');
  const [page, setPage] = useState(chosen.page === null ? '' : String(chosen.page));
  const block = blocks.find(({ id }) => id === chosen.target?.parts[0]?.blockId) ?? null;
  const put = (target: Target | null, whole: Block | null): void =>
    onChoose(
      { ...chosen, target },
      target === null ? '' : quotedText(target) || (whole?.kind === 'page' ? '' : (whole?.text ?? '')),
    );
  return (
    <>
      <div className="chooser-row">
        {versions.length > 1 ? (
          <SelectField
            label={t('opinion-sheet:chooser.version')}
            value={chosen.versionId}
            onChange={(event) => onChoose({ ...chosen, versionId: event.target.value, target: null }, '')}
          >
            {versions.map((version) => (
              <option key={version.id} value={version.id}>
                {t(`domain:versionKind.${version.versionKind}`)}
                {version.distributedOn === null
                  ? ''
                  : `　${t('app:version.distributed', { date: dates.brief(version.distributedOn) })}`}
              </option>
            ))}
          </SelectField>
        ) : null}
        <TextField
          label={t('opinion-sheet:chooser.page')}
          hint={t('opinion-sheet:chooser.pageHint')}
          inputMode="numeric"
          value={page}
          onChange={(event) => {
            const text = event.target.value.normalize('NFKC').replaceAll(/\D/gu, '').slice(0, 5);
            setPage(text);
            const number = Number(text);
            const ofFile = blocks.find(
              (candidate) => candidate.kind === 'page' && candidate.pageIndex + 1 === number,
            );
            onChoose(
              {
                ...chosen,
                page: number > 0 ? number : null,
                target: ofFile === undefined ? chosen.target : blockTarget(ofFile),
              },
              ofFile === undefined && chosen.target !== null ? quotedText(chosen.target) : '',
            );
          }}
        />
      </div>
      {blocks.length === 0 ? null : (
        <PassageList
          blocks={blocks}
          chosenId={block?.id ?? null}
          onChoose={(next) => put(blockTarget(next), next)}
        />
      )}
      {block === null || block.text === '' ? null : (
        <PartOfPassage
          key={block.id}
          block={block}
          target={chosen.target}
          onChoose={(target) => put(target, block)}
        />
      )}
    </>
  );
}

/** The text of a passage, in which a part of it can be selected by mouse or with Shift and the arrows. */
function PartOfPassage({
  block,
  target,
  onChoose,
}: {
  readonly block: Block;
  readonly target: Target | null;
  readonly onChoose: (target: Target) => void;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // A field that is only read has no caret to select with; this one has, and takes nothing.
    const keep = (event: Event): void => event.preventDefault();
    const element = field.current;
    element?.addEventListener('beforeinput', keep);
    return () => element?.removeEventListener('beforeinput', keep);
  }, []);
  const [part] = target?.parts ?? [];
  const chosen = part?.range == null ? '' : block.text.slice(...part.range);
  return (
    <div className="field">
      <label htmlFor={id}>{t('opinion-sheet:chooser.part')}</label>
      <p id={`${id}-hint`} className="hint">
        {t('opinion-sheet:chooser.partHint')}
      </p>
      <textarea
        ref={field}
        id={id}
        className="input sheet-part"
        aria-readonly="true"
        rows={3}
        value={block.text}
        // What an input method writes all the same is taken back.
        onChange={() => undefined}
        aria-describedby={`${id}-hint`}
        onSelect={({ currentTarget }) => {
          const { selectionStart: from, selectionEnd: to, value } = currentTarget;
          // A field that shows other line breaks than the paper counts otherwise.
          if (from < to) {
            onChoose(value === block.text ? textTarget([partOf(block, [from, to])]) : blockTarget(block));
          }
        }}
      />
      <p className="small" aria-live="polite">
        {chosen === ''
          ? t('opinion-sheet:chooser.wholePassage')
          : t('opinion-sheet:chooser.chosenPart', { words: chosen })}
      </p>
    </div>
  );
}
