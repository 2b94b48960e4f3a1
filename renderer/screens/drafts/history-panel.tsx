import { type ReactNode, useEffect, useState } from 'react';
import type { DraftHistoryEntry } from '../../../core/domain/materials/draft.ts';
import { useWords } from '../../app/words.ts';
import { type Answer, asShingiError } from '../../data/call-cache.ts';
import type { DraftSession, DraftView } from '../../data/draft-session.ts';
import { useAsk, useCall } from '../../data/session.tsx';
import type { ServiceOutput } from '../../platform/service-link.ts';
import { Answered } from '../../ui/answered.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/form.tsx';
import { pathOfKey } from './editing/path-key.ts';
import { placeWords } from './place-words.ts';
import { useMoments } from './use-moments.ts';

const mostEntries = 200;

/** 変更の記録: who changed what, when, newest first; of the whole draft or of the row that holds the caret. */
export function HistoryPanel({
  session,
  view,
  rowKey,
  onClose,
}: {
  readonly session: DraftSession;
  readonly view: DraftView;
  readonly rowKey: string | null;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const [hereOnly, setHereOnly] = useState(false);
  const [answer, setAnswer] = useState<Answer<ServiceOutput<'draftHistory'>>>({ state: 'loading' });
  const place = hereOnly && rowKey !== null ? rowKey : '';
  const { id } = view.draft;
  // Asked again with every stored change: `changedAt` moves with it.
  const { changedAt } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the moment stands for the changes up to it
  useEffect(() => {
    let gone = false;
    ask('draftHistory', { draftId: id, path: pathOfKey(place), limit: mostEntries }).then(
      (value) => {
        if (!gone) {
          setAnswer({ state: 'ready', value });
        }
      },
      (error: unknown) => {
        if (!gone) {
          setAnswer({ state: 'failed', error: asShingiError(error) });
        }
      },
    );
    return () => {
      gone = true;
    };
  }, [ask, id, place, changedAt]);
  return (
    <aside className="history" aria-label={t('draft:history.title')} data-region="margin">
      <div className="history-head">
        <h2>{t('draft:history.title')}</h2>
        <Button look="quiet" size="slim" onClick={onClose}>
          {t('app:close')}
        </Button>
      </div>
      <Checkbox
        label={t('draft:history.hereOnly')}
        checked={hereOnly}
        disabled={rowKey === null && !hereOnly}
        onChange={(event) => setHereOnly(event.target.checked)}
      />
      <Answered answer={answer}>
        {({ entries, total }) => (
          <>
            {entries.length === 0 ? <p className="hint">{t('draft:history.none')}</p> : null}
            <ol className="history-entries">
              {entries.map((entry) => (
                <Entry key={entry.id} entry={entry} session={session} />
              ))}
            </ol>
            {total > entries.length ? (
              <p className="hint">{t('draft:history.more', { shown: entries.length, total })}</p>
            ) : null}
          </>
        )}
      </Answered>
    </aside>
  );
}

function Entry({
  entry,
  session,
}: {
  readonly entry: DraftHistoryEntry;
  readonly session: DraftSession;
}): ReactNode {
  const t = useWords();
  const moment = useMoments();
  const owner = useCall('owner', {});
  const { act, actor, kind, path, before, after, count, changedAt } = entry;
  const name =
    owner.state === 'ready' && owner.value.name !== '' ? owner.value.name : t('draft:history.owner');
  return (
    <li>
      <p className="history-when">
        <span>{moment(changedAt)}</span>
        <span>{actor === 'owner' ? name : actor}</span>
      </p>
      <p>
        <b>{act === 'edit' ? t(`draft:history.kind.${kind}`) : t(`draft:history.act.${act}`)}</b>
        <span className="history-place">{placeWords(t, session.snapshot().content, path)}</span>
      </p>
      <dl className="history-texts">
        {kind === 'insert' || kind === 'move' ? null : (
          <Text word={t('draft:history.before')} text={before} />
        )}
        {kind === 'remove' ? null : <Text word={t('draft:history.after')} text={after} />}
      </dl>
      {count > 1 && kind !== 'text' ? (
        <p className="small">{t('draft:history.count', { count: count - 1 })}</p>
      ) : null}
    </li>
  );
}

const longestText = 120;

function Text({ word, text }: { readonly word: string; readonly text: string }): ReactNode {
  const t = useWords();
  return (
    <div>
      <dt>{word}</dt>
      <dd>
        {text === ''
          ? t('draft:history.empty')
          : text.length > longestText
            ? `${text.slice(0, longestText)}…`
            : text}
      </dd>
    </div>
  );
}
