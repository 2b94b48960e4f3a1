import { type ReactNode, useMemo, useState } from 'react';
import type { ListedAnnotation } from '../../../core/contract/annotation-calls.ts';
import { anchoringStateOf } from '../../../core/domain/annotations/annotation.ts';
import { colourLooks } from '../../../core/domain/annotations/colours.ts';
import { everything, holds, type NoteFilter, passes } from '../../annotate/margin/filter.ts';
import { FilterBar } from '../../annotate/margin/filter-bar.tsx';
import { NoteText } from '../../annotate/margin/note-text.tsx';
import { labelOfMaterial } from '../../app/material-names.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useCall } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { TextLink } from '../../ui/button.tsx';
import { ContentsButton } from '../../ui/contents-button.tsx';
import { SelectField } from '../../ui/form.tsx';
import { ScrollArea, useScreenTitle } from '../../ui/screen.tsx';
import { NoteFiles } from './note-files.tsx';

/** メモの一覧: every mark and note of every paper. */
export function NotesScreen(): ReactNode {
  const t = useWords();
  const answer = useCall('allAnnotations', {});
  useScreenTitle(t('margin:list.title'));
  return (
    <ScrollArea label={t('margin:list.title')}>
      <div className="screen">
        <ContentsButton />
        <h1>{t('margin:list.title')}</h1>
        <p className="lead">{t('margin:list.lead')}</p>
        <NoteFiles />
        <Answered answer={answer}>{(all) => <NoteList all={all} />}</Answered>
      </div>
    </ScrollArea>
  );
}

interface Thread {
  readonly root: ListedAnnotation;
  readonly replies: readonly ListedAnnotation[];
}

/** Annotations with the answers to them. */
function threadsOf(all: readonly ListedAnnotation[]): Thread[] {
  const threads = new Map<string, { root: ListedAnnotation; replies: ListedAnnotation[] }>();
  const rootOf = new Map<string, string>();
  for (const listed of all) {
    const { id, replyTo } = listed.annotation;
    const root = replyTo === null ? undefined : rootOf.get(replyTo);
    if (root === undefined) {
      threads.set(id, { root: listed, replies: [] });
      rootOf.set(id, id);
    } else {
      threads.get(root)?.replies.push(listed);
      rootOf.set(id, root);
    }
  }
  return [...threads.values()];
}

function NoteList({ all }: { readonly all: readonly ListedAnnotation[] }): ReactNode {
  const t = useWords();
  const [filter, setFilter] = useState<NoteFilter>(everything);
  const [meetingId, setMeetingId] = useState('');
  const threads = useMemo(() => threadsOf(all), [all]);
  const meetings = useMemo(
    () => new Map(all.map((listed) => [listed.meetingId, listed.meetingLabel])),
    [all],
  );
  const shown = threads.filter(
    ({ root, replies }) =>
      (meetingId === '' || root.meetingId === meetingId) &&
      passes(
        {
          annotation: root.annotation,
          own: root.own,
          replies: replies.map(({ annotation, own }) => ({ id: annotation.id, annotation, own })),
          state: root.place === null ? 'anchored' : anchoringStateOf(root.place),
          target: root.place?.target ?? null,
        },
        { ...filter, words: '' },
      ) &&
      holds(filter.words, [
        root.annotation.body,
        root.quote,
        root.heading,
        root.materialTitle,
        root.annotation.author.name,
        ...replies.map(({ annotation }) => annotation.body),
      ]),
  );
  if (threads.length === 0) {
    return <p>{t('margin:list.none')}</p>;
  }
  return (
    <>
      <div className="notes-filter">
        <FilterBar filter={filter} onFilter={setFilter} />
        <SelectField
          label={t('margin:list.meeting')}
          value={meetingId}
          onChange={(event) => setMeetingId(event.target.value)}
        >
          <option value="">{t('margin:list.anyMeeting')}</option>
          {[...meetings].map(([id, label]) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </SelectField>
      </div>
      <p role="status">{t('margin:list.count', { count: shown.length })}</p>
      {shown.length === 0 ? <p>{t('margin:list.noneShown')}</p> : <Threads threads={shown} />}
    </>
  );
}

/** Browsers leave out what is far from the window (see note-list in the style sheet), so that thousands stay quick. */
function Threads({ threads }: { readonly threads: readonly Thread[] }): ReactNode {
  return (
    <ul className="note-list">
      {threads.map((thread) => (
        <li key={thread.root.annotation.id}>
          <ThreadView thread={thread} />
        </li>
      ))}
    </ul>
  );
}

function ThreadView({ thread: { root, replies } }: { readonly thread: Thread }): ReactNode {
  const t = useWords();
  const { annotation, place, own } = root;
  const pending = place !== null && anchoringStateOf(place) === 'pending';
  return (
    <article className="note" data-colour={annotation.colour}>
      <p className="note-head">
        <span className="mark-name" data-colour={annotation.colour}>
          {colourLooks[annotation.colour].sign}
        </span>
        <span className="note-kind">
          {t(`annotate:colour.${annotation.colour}`)}
          {annotation.mark === 'highlight' ? '' : `・${t(`annotate:mark.${annotation.mark}`)}`}
        </span>
        {pending ? <span className="note-new">{t('margin:check')}</span> : null}
        {annotation.resolvedAt === null ? null : (
          <span className="note-resolved">{t('margin:resolved')}</span>
        )}
        <span className="note-who">
          {own
            ? t(annotation.visibility === 'shared' ? 'margin:shared' : 'margin:private')
            : annotation.author.name}
        </span>
      </p>
      <p className="note-quote">
        <TextLink
          href={
            pending
              ? hrefOf({
                  screen: 'replacement',
                  materialId: annotation.materialId,
                  versionId: root.versionId,
                  beforeId: null,
                })
              : hrefOf({
                  screen: 'reading',
                  materialId: annotation.materialId,
                  versionId: null,
                  blockId: place?.target?.parts[0]?.blockId ?? null,
                  find: '',
                })
          }
        >
          {`${root.meetingLabel}　`}
          {labelOfMaterial(t, { kind: 'file', title: root.materialTitle, number: root.materialNumber })}
          {root.heading === '' ? '' : `　${root.heading}`}
        </TextLink>
        <br />
        {root.quote === '' ? t('margin:list.whole') : `「${root.quote}」`}
      </p>
      {annotation.body === '' ? null : <NoteText body={annotation.body} />}
      {replies.map((reply) => (
        <div key={reply.annotation.id} className="note-reply">
          <p className="note-reply-who">{reply.own ? t('margin:me') : reply.annotation.author.name}</p>
          <NoteText body={reply.annotation.body} />
        </div>
      ))}
    </article>
  );
}
