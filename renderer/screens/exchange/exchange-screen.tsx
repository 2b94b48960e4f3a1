import { type ReactNode, useCallback, useState } from 'react';
import type { Owner } from '../../../core/domain/committees/owner.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { DraftLists } from '../drafts/draft-lists.tsx';
import { NewSheetDialog } from '../drafts/new-sheet-dialog.tsx';
import { NewStatisticsDialog } from '../drafts/statistics/new-statistics-dialog.tsx';
import { FormsLinks } from '../forms/forms-links.tsx';
import { WaitingLine } from '../receive/watched-folder.tsx';

/** 受け取る・渡す: everything that comes into the file and goes out of it. Members see what members need. */
export function ExchangeScreen(): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const owner = useCall('owner', {});
  return (
    <Screen title={t('app:nav.exchange')} lead={t('app:exchange.lead')}>
      <WaitingLine />
      <Answered answer={owner} onRetry={() => cache.retry('owner', {})}>
        {({ role }) => (
          <>
            <ComingIn role={role} />
            {role === 'secretariat' ? <FormsLinks /> : null}
            {role === 'secretariat' ? <Writing /> : null}
            <GoingOut role={role} />
            <Records role={role} />
          </>
        )}
      </Answered>
    </Screen>
  );
}

function Choice({
  text,
  href,
  label,
  main = false,
}: {
  readonly text: string;
  readonly href: string;
  readonly label: string;
  readonly main?: boolean;
}): ReactNode {
  return (
    <div className="choice-row">
      <p>{text}</p>
      <ButtonLink look={main ? 'primary' : 'outline'} href={href}>
        {label}
      </ButtonLink>
    </div>
  );
}

function ComingIn({ role }: { readonly role: Owner['role'] }): ReactNode {
  const t = useWords();
  return (
    <section className="choice-rows">
      <h2>{t('app:exchange.in')}</h2>
      <Choice
        main
        text={t(`app:exchange.receiveText.${role}`)}
        href={hrefOf({ screen: 'receive' })}
        label={t('receive:title')}
      />
      {role === 'secretariat' ? (
        <Choice
          text={t('received:lead')}
          href={hrefOf({ screen: 'received-sheets', meetingId: null })}
          label={t('received:title')}
        />
      ) : null}
      <Choice
        text={t('app:exchange.importText')}
        href={hrefOf({ screen: 'import' })}
        label={t('import-screen:title')}
      />
      <Choice
        text={t('app:exchange.addFileText')}
        href={hrefOf({ screen: 'add-file' })}
        label={t('import-screen:addFile.title')}
      />
    </section>
  );
}

function Writing(): ReactNode {
  const t = useWords();
  const overview = useCall('overview', {});
  const [writing, setWriting] = useState(false);
  const [numbers, setNumbers] = useState(false);
  const close = useCallback(() => setWriting(false), []);
  const closeNumbers = useCallback(() => setNumbers(false), []);
  return (
    <section className="choice-rows">
      <h2>{t('draft:list.title')}</h2>
      <div className="choice-row">
        <p>{t('draft:list.newText')}</p>
        <Button disabled={overview.state !== 'ready'} onClick={() => setWriting(true)}>
          {t('draft:new.title')}
        </Button>
      </div>
      <div className="choice-row">
        <p>{t('statistics:new.text')}</p>
        <Button disabled={overview.state !== 'ready'} onClick={() => setNumbers(true)}>
          {t('statistics:new.title')}
        </Button>
      </div>
      <DraftLists />
      {writing && overview.state === 'ready' ? (
        <NewSheetDialog overview={overview.value} onClose={close} />
      ) : null}
      {numbers && overview.state === 'ready' ? (
        <NewStatisticsDialog overview={overview.value} onClose={closeNumbers} />
      ) : null}
    </section>
  );
}

function GoingOut({ role }: { readonly role: Owner['role'] }): ReactNode {
  const t = useWords();
  return (
    <section className="choice-rows">
      <h2>{t('app:exchange.out')}</h2>
      {role === 'secretariat' ? (
        <Choice
          text={t('hand-out:lead')}
          href={hrefOf({ screen: 'hand-out', meetingId: null })}
          label={t('hand-out:title')}
        />
      ) : (
        <Choice
          text={t('app:exchange.sheetText')}
          href={hrefOf({ screen: 'sheet', meetingId: null, opinionId: null })}
          label={t('opinion-sheet:title')}
        />
      )}
      <Choice
        text={t('app:exchange.exportText')}
        href={hrefOf({ screen: 'export', meetingId: null })}
        label={t('export:title')}
      />
      <Choice
        text={t('app:exchange.backUpText')}
        href={hrefOf({ screen: 'file' })}
        label={t('app:file.title')}
      />
    </section>
  );
}

function Records({ role }: { readonly role: Owner['role'] }): ReactNode {
  const t = useWords();
  return (
    <section className="choice-rows">
      <h2>{t(`app:exchange.records.${role}`)}</h2>
      <Choice
        text={t('app:exchange.transfersText')}
        href={hrefOf({ screen: 'transfers' })}
        label={t('transfers:title')}
      />
      <Choice
        text={t(`app:exchange.keysText.${role}`)}
        href={hrefOf({ screen: 'keys' })}
        label={t('keys:title')}
      />
      {role === 'secretariat' ? (
        <Choice
          text={t('app:exchange.settingsText')}
          href={hrefOf({ screen: 'opinion-settings', part: 'form' })}
          label={t('opinion-settings:title')}
        />
      ) : null}
    </section>
  );
}
