import type { ReactNode } from 'react';
import type { Draft } from '../../../core/domain/materials/draft.ts';
import { labelOfMaterial } from '../../app/material-names.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useAnnounce } from '../../ui/status.tsx';
import { useMoments } from './use-moments.ts';

/** Drafts under way, under a heading of the given level; nothing where there are none. */
export function OpenDrafts({ heading: Heading }: { readonly heading: 'h2' | 'h3' }): ReactNode {
  const t = useWords();
  const open = useCall('drafts', { state: 'open' });
  return open.state === 'ready' && open.value.length > 0 ? (
    <section>
      <Heading>{t('draft:list.open')}</Heading>
      <ul className="plain-rows">
        {open.value.map((draft) => (
          <DraftRow key={draft.id} draft={draft}>
            <ButtonLink
              size="slim"
              href={hrefOf({ screen: 'draft', draftId: draft.id })}
              aria-label={t('draft:list.resumeOf', { title: draft.title })}
            >
              {t('draft:list.resume')}
            </ButtonLink>
          </DraftRow>
        ))}
      </ul>
    </section>
  ) : null;
}

/** Drafts under way, and those that were discarded and can be taken up again. */
export function DraftLists(): ReactNode {
  const t = useWords();
  const discarded = useCall('drafts', { state: 'discarded' });
  return (
    <>
      <OpenDrafts heading="h3" />
      {discarded.state === 'ready' && discarded.value.length > 0 ? (
        <section>
          <h3>{t('draft:list.discarded')}</h3>
          <ul className="plain-rows">
            {discarded.value.map((draft) => (
              <Discarded key={draft.id} draft={draft} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function DraftRow({ draft, children }: { readonly draft: Draft; readonly children: ReactNode }): ReactNode {
  const t = useWords();
  const moment = useMoments();
  return (
    <li>
      <span className="grow">{labelOfMaterial(t, draft)}</span>
      <span className="small">{t('draft:list.changed', { time: moment(draft.changedAt) })}</span>
      {children}
    </li>
  );
}

function Discarded({ draft }: { readonly draft: Draft }): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const announce = useAnnounce();
  const action = useAction();
  const restore = async (): Promise<void> => {
    await ask('restoreDraft', { draftId: draft.id });
    announce(t('draft:list.restored'));
  };
  return (
    <DraftRow draft={draft}>
      <Button
        look="quiet"
        size="slim"
        disabled={action.busy}
        aria-label={t('draft:list.restoreOf', { title: draft.title })}
        onClick={() => void action.run(restore)}
      >
        {t('draft:list.restore')}
      </Button>
      {action.error === null ? null : <Problem error={action.error} />}
    </DraftRow>
  );
}
