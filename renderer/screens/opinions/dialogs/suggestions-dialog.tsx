import { type ReactNode, useEffect, useState } from 'react';
import type { ShingiError } from '../../../../core/contract/errors.ts';
import { useWords } from '../../../app/words.ts';
import { asShingiError } from '../../../data/call-cache.ts';
import { useCall } from '../../../data/session.tsx';
import type { ServiceOutput } from '../../../platform/service-link.ts';
import { Button } from '../../../ui/button.tsx';
import { Acts, Dialog } from '../../../ui/dialog.tsx';
import { Checkbox, TextField } from '../../../ui/form.tsx';
import { Loading, Problem } from '../../../ui/problem.tsx';
import type { CompileActs } from '../use-acts.ts';

type Sets = ServiceOutput<'suggestGroups'>;

/** 似た意見をさがす: sets that may say the same, one after the other. Nothing is grouped before a person says so. */
export function SuggestionsDialog({
  meetingId,
  acts,
  onClose,
}: {
  readonly meetingId: string;
  readonly acts: CompileActs;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const { ask } = acts;
  const [sets, setSets] = useState<Sets | null>(null);
  const [error, setError] = useState<ShingiError | null>(null);
  const [at, setAt] = useState(0);
  const [grouped, setGrouped] = useState(0);
  useEffect(() => {
    ask('suggestGroups', { meetingId }).then(setSets, (failure: unknown) => setError(asShingiError(failure)));
  }, [ask, meetingId]);
  const set = sets?.[at];
  const isOver = sets !== null && set === undefined;
  return (
    <Dialog title={t('compile:suggestions.title')} onClose={onClose}>
      {error === null ? null : <Problem error={error} />}
      {sets === null && error === null ? <Loading /> : null}
      {isOver ? (
        <p>
          {sets.length === 0
            ? t('compile:suggestions.none')
            : t('compile:suggestions.over', { count: grouped })}
        </p>
      ) : null}
      {set === undefined || sets === null ? (
        <Acts>
          <Button look="quiet" onClick={onClose}>
            {t('app:close')}
          </Button>
        </Acts>
      ) : (
        <OneSet
          key={at}
          itemIds={set.itemIds}
          place={t('compile:suggestions.place', { at: at + 1, count: sets.length })}
          acts={acts}
          onNext={(isGrouped) => {
            setGrouped((count) => count + (isGrouped ? 1 : 0));
            setAt(at + 1);
          }}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

/** Members of a set that are shown; a form letter sent in a hundred times need not be read a hundred times. */
const mostShown = 12;

function OneSet({
  itemIds,
  place,
  acts,
  onNext,
  onClose,
}: {
  readonly itemIds: readonly string[];
  readonly place: string;
  readonly acts: CompileActs;
  readonly onNext: (isGrouped: boolean) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [heading, setHeading] = useState('');
  const taken = itemIds.filter((itemId) => !left.has(itemId));
  return (
    <form
      className="compile-dialog"
      onSubmit={(event) => {
        event.preventDefault();
        if (taken.length > 1) {
          void acts
            .run(
              () => acts.ask('groupItems', { itemIds: taken, groupId: null, heading }),
              t('compile:said.grouped', { count: taken.length }),
            )
            .then((done) => {
              if (done) {
                onNext(true);
              }
            });
        }
      }}
    >
      <p className="lead">{place}</p>
      <div className="compile-side-by-side">
        {itemIds.slice(0, mostShown).map((itemId) => (
          <Member
            key={itemId}
            itemId={itemId}
            isTaken={!left.has(itemId)}
            onTake={(isTaken) => {
              const next = new Set(left);
              if (isTaken) {
                next.delete(itemId);
              } else {
                next.add(itemId);
              }
              setLeft(next);
            }}
          />
        ))}
      </div>
      {itemIds.length > mostShown ? (
        <p>{t('compile:suggestions.more', { count: itemIds.length - mostShown })}</p>
      ) : null}
      <TextField
        label={t('compile:group.heading')}
        value={heading}
        maxLength={300}
        onChange={(event) => setHeading(event.target.value)}
      />
      {acts.error === null ? null : <Problem error={acts.error} />}
      <Acts>
        <Button type="submit" look="primary" disabled={taken.length < 2 || acts.busy}>
          {t('compile:group.do', { count: taken.length })}
        </Button>
        <Button look="quiet" onClick={() => onNext(false)}>
          {t('compile:suggestions.skip')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('app:close')}
        </Button>
      </Acts>
    </form>
  );
}

function Member({
  itemId,
  isTaken,
  onTake,
}: {
  readonly itemId: string;
  readonly isTaken: boolean;
  readonly onTake: (isTaken: boolean) => void;
}): ReactNode {
  const t = useWords();
  const answer = useCall('compiledItem', { itemId });
  if (answer.state !== 'ready') {
    return answer.state === 'failed' ? <Problem error={answer.error} /> : <Loading />;
  }
  const { row, part } = answer.value;
  return (
    <section>
      <Checkbox
        label={t('compile:suggestions.take', {
          no: row.no,
          name: row.submitterName ?? t('compile:unnamed'),
        })}
        checked={isTaken}
        onChange={(event) => onTake(event.target.checked)}
      />
      <blockquote className="compile-original">{part.text}</blockquote>
    </section>
  );
}
