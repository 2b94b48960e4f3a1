import { type ReactNode, useId } from 'react';
import type { CompiledItem } from '../../../../core/contract/compile-schemas.ts';
import type { Overview } from '../../../../core/contract/schemas.ts';
import { shortNameOfMeeting } from '../../../app/material-names.ts';
import { useWords } from '../../../app/words.ts';
import { TextButton } from '../../../ui/button.tsx';
import { type CompileWords, sentencesOfFaults } from '../compile-words.ts';
import type { CompileActs } from '../use-acts.ts';
import { StatusSelect } from './status-select.tsx';
import { WordsField } from './words-field.tsx';

/** 回答案, with what it refers to, its reason, its section and its state. */
export function AnswerPart({
  item,
  words,
  sections,
  acts,
  onRefer,
  onLeave,
}: {
  readonly item: CompiledItem;
  readonly words: CompileWords;
  /** 担当課 that were written before. */
  readonly sections: readonly string[];
  readonly acts: CompileActs;
  /** Another answer is to be chosen that this one refers to. */
  readonly onRefer: () => void;
  readonly onLeave: () => void;
}): ReactNode {
  const t = useWords();
  const { row, response } = item;
  const { itemId } = row;
  const disposition = words.dispositions.find(({ code }) => code === response.disposition);
  const asksReason = disposition?.needsReason === true || response.reason !== '';
  return (
    <>
      <WordsField
        key={`text ${itemId}`}
        itemId={itemId}
        field="text"
        label={t('compile:detail.answer')}
        aside={response.section === '' ? null : t('compile:detail.section', { section: response.section })}
        stored={response.text}
        rows={3}
        acts={acts}
        onLeave={onLeave}
      />
      {response.sameAs === null ? (
        <p className="compile-suggestion">
          <TextButton onClick={onRefer}>{t('compile:detail.refer')}</TextButton>
        </p>
      ) : (
        <p className="compile-suggestion">
          <b>
            {row.sameAsNo === null
              ? t('compile:detail.lostReference')
              : t('opinion:sameAs', { no: row.sameAsNo })}
          </b>{' '}
          <TextButton onClick={onRefer}>{t('compile:detail.referOther')}</TextButton>{' '}
          <TextButton
            onClick={() =>
              void acts.answer([itemId], { sameAs: null }, t('compile:said.unreferred', { no: row.no }))
            }
          >
            {t('compile:detail.unrefer')}
          </TextButton>
        </p>
      )}
      {asksReason ? (
        <WordsField
          key={`reason ${itemId}`}
          itemId={itemId}
          field="reason"
          label={t('compile:detail.reason')}
          stored={response.reason}
          acts={acts}
          onLeave={onLeave}
        />
      ) : null}
      <WordsField
        key={`section ${itemId}`}
        itemId={itemId}
        field="section"
        label={t('compile:detail.sectionLabel')}
        stored={response.section}
        acts={acts}
        line
        list={sections}
        onLeave={onLeave}
      />
    </>
  );
}

/** 状態, what still stands against settling, and where it was reported. */
export function StatusPart({
  item,
  words,
  acts,
}: {
  readonly item: CompiledItem;
  readonly words: CompileWords;
  readonly acts: CompileActs;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const { row, response, faults } = item;
  const { itemId } = row;
  return (
    <section className="compile-part">
      <div className="compile-pair">
        <StatusSelect
          id={`${id}-status`}
          value={response.status}
          onChange={(status) =>
            void acts.answer(
              [itemId],
              { status },
              t('compile:said.status', { no: row.no, status: t(`opinion:status.${status}`) }),
            )
          }
        />
        <div className="compile-field">
          <div className="compile-label">
            <label htmlFor={`${id}-meeting`}>{t('compile:detail.reportedAt')}</label>
          </div>
          <MeetingSelect
            id={`${id}-meeting`}
            overview={words.overview}
            value={response.reportedMeetingId}
            onChange={(reportedMeetingId) =>
              void acts.answer([itemId], { reportedMeetingId }, t('compile:said.changed', { no: row.no }))
            }
          />
        </div>
      </div>
      {faults.length === 0 || response.status === 'untouched' ? null : (
        <div className="compile-faults">
          <p>{t('compile:detail.faults')}</p>
          <ul>
            {sentencesOfFaults(t, faults).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

export function MeetingSelect({
  id,
  overview,
  value,
  onChange,
}: {
  readonly id: string;
  readonly overview: Overview;
  readonly value: string | null;
  readonly onChange: (meetingId: string | null) => void;
}): ReactNode {
  const t = useWords();
  return (
    <select
      id={id}
      className="input"
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    >
      <option value="">{t('compile:detail.notReported')}</option>
      {overview.meetings.map(({ meeting }) => (
        <option key={meeting.id} value={meeting.id}>
          {shortNameOfMeeting(t, meeting)}
        </option>
      ))}
    </select>
  );
}
