import { type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import type { CompiledItem, CompileFacets, SimilarItem } from '../../../../core/contract/compile-schemas.ts';
import type { ShingiError } from '../../../../core/contract/errors.ts';
import { useWords } from '../../../app/words.ts';
import { asShingiError } from '../../../data/call-cache.ts';
import { useCall } from '../../../data/session.tsx';
import { Answered } from '../../../ui/answered.tsx';
import { Button } from '../../../ui/button.tsx';
import { Acts, Dialog } from '../../../ui/dialog.tsx';
import { Checkbox, TextField } from '../../../ui/form.tsx';
import { Loading, Problem } from '../../../ui/problem.tsx';
import { nameOfGroup } from '../filter/conditions.ts';
import type { CompileActs } from '../use-acts.ts';

const most = 20;

/** ほかの意見とまとめる: what may say the same stands beside this opinion; a person takes each in, or not. */
export function GroupDialog({
  itemIds,
  groups,
  acts,
  onClose,
  onCancel,
}: {
  readonly itemIds: readonly string[];
  readonly groups: CompileFacets['groups'];
  readonly acts: CompileActs;
  readonly onClose: () => void;
  readonly onCancel: () => void;
}): ReactNode {
  const t = useWords();
  const [first = ''] = itemIds;
  const answer = useCall('compiledItem', { itemId: first });
  return (
    <Dialog title={t('compile:group.dialog')} onClose={onCancel}>
      <Answered answer={answer}>
        {(item) => (
          <Form
            item={item}
            itemIds={itemIds}
            groups={groups}
            acts={acts}
            onClose={onClose}
            onCancel={onCancel}
          />
        )}
      </Answered>
    </Dialog>
  );
}

type Similar =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly items: readonly SimilarItem[] }
  | { readonly state: 'failed'; readonly error: ShingiError };

function Form({
  item,
  itemIds,
  groups,
  acts,
  onClose,
  onCancel,
}: {
  readonly item: CompiledItem;
  readonly itemIds: readonly string[];
  readonly groups: CompileFacets['groups'];
  readonly acts: CompileActs;
  readonly onClose: () => void;
  readonly onCancel: () => void;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const { itemId } = item.row;
  const isOne = itemIds.length === 1;
  const [similar, setSimilar] = useState<Similar>(
    isOne ? { state: 'loading' } : { state: 'ready', items: [] },
  );
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [groupId, setGroupId] = useState(item.group?.id ?? '');
  const [heading, setHeading] = useState(item.group?.heading ?? item.row.summary);
  const { ask } = acts;
  useEffect(() => {
    if (!isOne) {
      return;
    }
    ask('similarItems', { itemId, limit: most }).then(
      (items) => setSimilar({ state: 'ready', items }),
      (failure: unknown) => setSimilar({ state: 'failed', error: asShingiError(failure) }),
    );
  }, [ask, itemId, isOne]);
  const others = useMemo(
    () =>
      similar.state === 'ready'
        ? similar.items.filter((one) => one.groupId === null || one.groupId !== item.group?.id)
        : [],
    [similar, item.group?.id],
  );
  const chosen = groups.find((group) => group.id === groupId);
  const all = [...itemIds, ...taken];
  const mayGroup = all.length > 1 || groupId !== '';
  return (
    <form
      className="compile-dialog"
      onSubmit={(event) => {
        event.preventDefault();
        if (mayGroup) {
          void acts
            .run(
              () =>
                acts.ask('groupItems', { itemIds: all, groupId: groupId === '' ? null : groupId, heading }),
              t('compile:said.grouped', { count: all.length }),
            )
            .then((done) => {
              if (done) {
                onClose();
              }
            });
        }
      }}
    >
      {isOne ? (
        <div className="compile-beside">
          <section>
            <h3>{t('compile:no', { no: item.row.no })}</h3>
            <blockquote className="compile-original">{item.part.text}</blockquote>
          </section>
          <section>
            <h3>{t('compile:group.similar')}</h3>
            {similar.state === 'loading' ? <Loading /> : null}
            {similar.state === 'failed' ? <Problem error={similar.error} /> : null}
            {similar.state === 'ready' && others.length === 0 ? (
              <p>{t('compile:group.noneSimilar')}</p>
            ) : null}
            <ul className="compile-similar">
              {others.map((other) => (
                <li key={other.itemId}>
                  <Checkbox
                    label={t('compile:group.take', {
                      no: other.no,
                      name: other.submitterName ?? t('compile:unnamed'),
                      percent: Math.round(other.similarity * 100),
                    })}
                    checked={taken.has(other.itemId)}
                    aria-describedby={`${id}-${other.itemId}`}
                    onChange={(event) => {
                      const next = new Set(taken);
                      if (event.target.checked) {
                        next.add(other.itemId);
                      } else {
                        next.delete(other.itemId);
                      }
                      setTaken(next);
                    }}
                  />
                  <p id={`${id}-${other.itemId}`} className="compile-excerpt-text">
                    {other.excerpt}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        </div>
      ) : (
        <p>{t('compile:group.several', { count: itemIds.length })}</p>
      )}
      {groups.length === 0 ? null : (
        <div className="field">
          <label htmlFor={`${id}-group`}>{t('compile:group.into')}</label>
          <select
            id={`${id}-group`}
            className="input"
            value={groupId}
            onChange={(event) => {
              setGroupId(event.target.value);
              setHeading(
                groups.find((group) => group.id === event.target.value)?.heading ?? item.row.summary,
              );
            }}
          >
            <option value="">{t('compile:group.new')}</option>
            {groups.map((group) => (
              <option key={group.id} value={group.id}>
                {nameOfGroup(t, group)}
              </option>
            ))}
          </select>
        </div>
      )}
      <TextField
        label={t('compile:group.heading')}
        value={heading}
        maxLength={300}
        onChange={(event) => setHeading(event.target.value)}
      />
      <p className="small">{t('compile:group.originals')}</p>
      {acts.error === null ? null : <Problem error={acts.error} />}
      <Acts>
        <Button type="submit" look="primary" disabled={!mayGroup || acts.busy}>
          {t('compile:group.do', { count: all.length + (chosen?.count ?? 0) })}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('app:cancel')}
        </Button>
      </Acts>
    </form>
  );
}
