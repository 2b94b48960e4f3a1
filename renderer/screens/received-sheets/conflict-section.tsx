import type { ReactNode } from 'react';
import type { ShownSheet } from '../../../core/contract/opinion-sheet-schemas.ts';
import type { SheetConflict, SheetDecision } from '../../../core/domain/opinion-sheets/revisions.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Button, TextLink } from '../../ui/button.tsx';
import { useMoments } from '../../ui/moments.ts';
import { Problem } from '../../ui/problem.tsx';
import { DifferingText } from './differing-text.tsx';
import { OpinionWords } from './sheet-words.tsx';

/** What stands against each other, side by side, with the acts that settle it. Nothing is merged without a person. */
export function ConflictSection({
  shown,
  conflict,
}: {
  readonly shown: ShownSheet;
  readonly conflict: SheetConflict;
}): ReactNode {
  const t = useWords();
  return (
    <section className="conflict" aria-labelledby="conflict">
      <h2 id="conflict">{t('received:conflict.title')}</h2>
      <p className="received-reason">{t(`exchange:conflict.${conflict}`)}</p>
      {conflict === 'secondSheet' ? <SeveralSheets shown={shown} /> : <Revisions shown={shown} />}
    </section>
  );
}

function SeveralSheets({ shown }: { readonly shown: ShownSheet }): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const { sheet, otherSheetIds } = shown;
  return (
    <>
      <p>{t('received:conflict.others')}</p>
      <ul>
        {otherSheetIds.map((sheetId, index) => (
          <li key={sheetId}>
            <TextLink href={hrefOf({ screen: 'received-sheet', sheetId })}>
              {t('received:conflict.other', { no: index + 1 })}
            </TextLink>
          </li>
        ))}
      </ul>
      <p className="acts">
        <Button
          look="primary"
          disabled={action.busy}
          onClick={() =>
            void action.run(async () => {
              await ask('acceptSeveralSheets', { sheetId: sheet.sheetId });
            })
          }
        >
          {t('received:conflict.acceptAll')}
        </Button>
        <Button
          disabled={action.busy}
          onClick={() =>
            void action.run(async () => {
              await ask('setSheetState', { sheetId: sheet.sheetId, state: 'outOfScope' });
            })
          }
        >
          {t('received:conflict.leaveOut')}
        </Button>
      </p>
      <p className="small">{t('received:conflict.acceptAllHint')}</p>
      {action.error === null ? null : <Problem error={action.error} />}
    </>
  );
}

function Revisions({ shown }: { readonly shown: ShownSheet }): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const moment = useMoments();
  const heads = [...shown.heads].sort();
  const sides = shown.revisions
    .filter(({ hash }) => heads.includes(hash))
    .sort((a, b) => a.receivedAt - b.receivedAt || a.document.revision - b.document.revision);
  const decide = (decision: Omit<SheetDecision, 'heads'>) =>
    void action.run(async () => {
      await ask('decideSheet', { sheetId: shown.sheet.sheetId, decision: { ...decision, heads } });
    });
  return (
    <>
      <div className="conflict-sides">
        {sides.map((side, index) => {
          const others = sides.filter(({ hash }) => hash !== side.hash);
          return (
            <section key={side.hash} aria-labelledby={`side-${index}`}>
              <h3 id={`side-${index}`}>
                {t('received:conflict.side', { letter: letters[index] ?? String(index + 1) })}
              </h3>
              <p className="received-facts">
                <span>{t('received:revision', { revision: side.document.revision })}</span>
                <span>{t('received:conflict.receivedAt', { when: moment(side.receivedAt) })}</span>
                <span>
                  {side.fingerprint === null
                    ? t('receive:proof.unsigned')
                    : t('received:fact.fingerprint', { digits: side.fingerprint })}
                </span>
              </p>
              <p>
                <Button disabled={action.busy} onClick={() => decide({ type: 'take', taken: side.hash })}>
                  {t('received:conflict.take', { letter: letters[index] ?? String(index + 1) })}
                </Button>
              </p>
              <ol className="sheet-opinions">
                {side.document.opinions.map((opinion, no) => {
                  const twin = others[0]?.document.opinions.find(({ id }) => id === opinion.id);
                  return (
                    <li key={opinion.id}>
                      {others.length > 0 && twin === undefined ? (
                        <p className="attention">{t('received:conflict.onlyHere')}</p>
                      ) : null}
                      <OpinionWords
                        opinion={opinion}
                        no={no + 1}
                        of={(field, text) => <DifferingText text={text} other={twin?.[field] ?? text} />}
                      />
                    </li>
                  );
                })}
              </ol>
            </section>
          );
        })}
      </div>
      <p className="acts">
        <Button disabled={action.busy} onClick={() => decide({ type: 'keepAll', taken: null })}>
          {t('received:conflict.keepAll')}
        </Button>
      </p>
      <p className="small">{t('received:conflict.keepAllHint')}</p>
      {action.error === null ? null : <Problem error={action.error} />}
    </>
  );
}

const letters = ['A', 'B', 'C', 'D', 'E', 'F'];
