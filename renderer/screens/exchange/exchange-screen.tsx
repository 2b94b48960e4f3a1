import type { ReactNode } from 'react';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';

/** 受け取る・渡す: everything that comes into the file and goes out of it. */
export function ExchangeScreen(): ReactNode {
  const t = useWords();
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
    </Screen>
  );
}
