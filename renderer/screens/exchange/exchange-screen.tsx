import { type ReactNode, useCallback, useState } from 'react';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useCall } from '../../data/session.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { DraftLists } from '../drafts/draft-lists.tsx';
import { NewSheetDialog } from '../drafts/new-sheet-dialog.tsx';
import { NewStatisticsDialog } from '../drafts/statistics/new-statistics-dialog.tsx';

/** 受け取る・渡す: everything that comes into the file and goes out of it. */
export function ExchangeScreen(): ReactNode {
  const t = useWords();
  const overview = useCall('overview', {});
  const [writing, setWriting] = useState(false);
  const [numbers, setNumbers] = useState(false);
  const close = useCallback(() => setWriting(false), []);
  const closeNumbers = useCallback(() => setNumbers(false), []);
  return (
    <Screen title={t('app:nav.exchange')} lead={t('app:exchange.lead')}>
      <section className="choice-rows">
        <h2>{t('app:exchange.in')}</h2>
        <div className="choice-row">
          <p>{t('app:exchange.importText')}</p>
          <ButtonLink href={hrefOf({ screen: 'import' })}>{t('import-screen:title')}</ButtonLink>
        </div>
        <div className="choice-row">
          <p>{t('app:exchange.addFileText')}</p>
          <ButtonLink href={hrefOf({ screen: 'add-file' })}>{t('import-screen:addFile.title')}</ButtonLink>
        </div>
      </section>
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
      </section>
      <section className="choice-rows">
        <h2>{t('app:exchange.out')}</h2>
        <div className="choice-row">
          <p>{t('app:exchange.exportText')}</p>
          <ButtonLink href={hrefOf({ screen: 'export', meetingId: null })}>{t('export:title')}</ButtonLink>
        </div>
        <div className="choice-row">
          <p>{t('app:exchange.backUpText')}</p>
          <ButtonLink href={hrefOf({ screen: 'file' })}>{t('app:file.title')}</ButtonLink>
        </div>
      </section>
      {writing && overview.state === 'ready' ? (
        <NewSheetDialog overview={overview.value} onClose={close} />
      ) : null}
      {numbers && overview.state === 'ready' ? (
        <NewStatisticsDialog overview={overview.value} onClose={closeNumbers} />
      ) : null}
    </Screen>
  );
}
