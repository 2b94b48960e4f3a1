import { memo, type ReactNode, useState } from 'react';
import { quotedText } from '../../../core/domain/annotations/target.ts';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';
import type { MarkView, ReplyView } from '../model.ts';
import { shortened } from '../words.ts';
import { leaveNote } from './focus.ts';
import { NoteField } from './note-field.tsx';
import { NoteText } from './note-text.tsx';

/** What can be done with notes; nothing here knows where they are kept. */
export interface NoteActs {
  readonly select: (id: string | null) => void;
  readonly openNote: (id: string | null) => void;
  /** Its words are written. It stays chosen. */
  readonly closeNote: (id: string) => void;
  readonly write: (id: string, body: string) => void;
  readonly flush: () => void;
  readonly remove: (id: string) => void;
  readonly reply: (annotationId: string, body: string) => string;
  readonly change: (
    id: string,
    changes: { readonly visibility?: 'private' | 'shared'; readonly resolved?: boolean },
  ) => void;
  readonly decide: (placeId: string, decision: 'accepted' | 'kept') => void;
  /** Begins an opinion of the owner's sheet from it; null where the owner hands none in. */
  readonly startOpinion: ((id: string) => void) | null;
}

/** One note beside its place: its sign, what it says, who sees it, and the answers to it. Drawn anew only for its own sake. */
export const Note = memo(function Note({
  mark,
  selected,
  writing,
  acts,
  comparisonHref,
  onPlace = null,
}: {
  readonly mark: MarkView;
  readonly selected: boolean;
  readonly writing: boolean;
  readonly acts: NoteActs;
  /** The way to the old version beside the new one; null where there is none. */
  readonly comparisonHref: string | null;
  /** Leads to what the note is about, where that may be out of sight. */
  readonly onPlace?: ((mark: MarkView) => void) | null;
}): ReactNode {
  const t = useWords();
  const { id, annotation, own, sign, number, state, replies, target } = mark;
  const [replying, setReplying] = useState<string | null>(null);
  const shared = annotation.visibility === 'shared';
  const unread = !own && annotation.readAt === null;
  const writes = writing && own && annotation.mark !== 'textBox';
  const quote = target === null ? '' : shortened(quotedText(target));
  return (
    <article
      className={`note${selected ? ' selected' : ''}${state === 'pending' ? ' waits' : ''}`}
      data-colour={annotation.colour}
      aria-label={t('margin:noteName', {
        sign: `${sign}${number ?? ''}`,
        colour: t(`annotate:colour.${annotation.colour}`),
        words: quote,
      })}
    >
      <button
        type="button"
        className="note-head"
        aria-expanded={selected}
        data-note-head={id}
        onClick={() => acts.select(selected ? null : id)}
      >
        <span className="mark-name" data-colour={annotation.colour}>
          {sign}
          {number}
        </span>
        <span className="note-kind">
          {t(`annotate:colour.${annotation.colour}`)}
          {annotation.mark === 'highlight' ? '' : `・${t(`annotate:mark.${annotation.mark}`)}`}
        </span>
        {unread ? <span className="note-new">{t('margin:unread')}</span> : null}
        {annotation.resolvedAt === null ? null : (
          <span className="note-resolved">{t('margin:resolved')}</span>
        )}
        <span className="note-who">
          {own ? t(shared ? 'margin:shared' : 'margin:private') : annotation.author.name}
        </span>
      </button>
      {state === 'pending' ? (
        <div className="note-check">
          <p>
            <strong>{t('margin:check')}</strong>{' '}
            {t(target === null ? 'margin:noPlace' : 'margin:isThisThePlace')}
          </p>
          <p className="acts">
            {target === null ? null : (
              <Button look="primary" size="slim" onClick={() => acts.decide(mark.place.id, 'accepted')}>
                {t('replacement:accept')}
              </Button>
            )}
            {comparisonHref === null ? null : (
              <a className="button outline slim" href={comparisonHref}>
                {t('margin:compare')}
              </a>
            )}
          </p>
        </div>
      ) : null}
      {writes ? (
        <NoteField
          label={t('margin:field', { sign: `${sign}${number ?? ''}` })}
          body={annotation.body}
          takesFocus={writing}
          onWrite={(body) => acts.write(id, body)}
          onLeave={acts.flush}
          onDone={() => {
            acts.flush();
            acts.closeNote(id);
          }}
        />
      ) : annotation.body === '' ? null : (
        <NoteText body={annotation.body} />
      )}
      {replies.map((reply) => (
        <Reply
          key={reply.id}
          reply={reply}
          writing={replying === reply.id}
          acts={acts}
          onDone={() => setReplying(null)}
        />
      ))}
      {selected ? (
        <p className="note-acts">
          {onPlace === null || target === null ? null : (
            <Button size="slim" onClick={() => onPlace(mark)}>
              {t('margin:toPlace')}
            </Button>
          )}
          {own && !writing ? (
            <Button size="slim" onClick={() => acts.openNote(id)}>
              {t(annotation.body === '' ? 'margin:write' : 'margin:edit')}
            </Button>
          ) : null}
          {shared && replying === null ? (
            <Button size="slim" onClick={() => setReplying(acts.reply(id, ''))}>
              {t('margin:reply')}
            </Button>
          ) : null}
          {own ? (
            <Button
              size="slim"
              look="quiet"
              onClick={() => acts.change(id, { visibility: shared ? 'private' : 'shared' })}
            >
              {t(shared ? 'margin:makePrivate' : 'margin:share')}
            </Button>
          ) : null}
          <Button
            size="slim"
            look="quiet"
            onClick={() => acts.change(id, { resolved: annotation.resolvedAt === null })}
          >
            {t(annotation.resolvedAt === null ? 'margin:resolve' : 'margin:reopen')}
          </Button>
          {acts.startOpinion === null ? null : (
            <Button size="slim" onClick={() => acts.startOpinion?.(id)}>
              {t('opinion-sheet:start.fromMark')}
            </Button>
          )}
          {own || annotation.source === 'pdf' || annotation.source === 'webAnnotation' ? (
            <Button
              size="slim"
              look="quiet"
              onClick={(event) => {
                leaveNote(event.currentTarget);
                acts.remove(id);
              }}
            >
              {t('margin:remove')}
            </Button>
          ) : null}
        </p>
      ) : null}
    </article>
  );
});

function Reply({
  reply: { id, annotation, own },
  writing,
  acts,
  onDone,
}: {
  readonly reply: ReplyView;
  readonly writing: boolean;
  readonly acts: NoteActs;
  readonly onDone: () => void;
}): ReactNode {
  const t = useWords();
  const [editing, setEditing] = useState(false);
  const done = (): void => {
    acts.flush();
    setEditing(false);
    onDone();
  };
  return (
    <div className="note-reply">
      <p className="note-reply-who">{own ? t('margin:me') : annotation.author.name}</p>
      {own && (writing || editing) ? (
        <NoteField
          label={t('margin:replyField')}
          body={annotation.body}
          takesFocus
          onWrite={(body) => acts.write(id, body)}
          onLeave={acts.flush}
          onDone={done}
        />
      ) : (
        <>
          <NoteText body={annotation.body} />
          {own ? (
            <p className="note-acts">
              <Button size="slim" look="quiet" onClick={() => setEditing(true)}>
                {t('margin:edit')}
              </Button>
              <Button size="slim" look="quiet" onClick={() => acts.remove(id)}>
                {t('margin:remove')}
              </Button>
            </p>
          ) : null}
        </>
      )}
    </div>
  );
}
