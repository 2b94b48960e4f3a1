import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { MySheet } from '../../../core/contract/opinion-sheet-schemas.ts';
import { useWords } from '../../app/words.ts';
import { useCall } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { askShell } from '../../platform/shell.ts';
import { Answered } from '../../ui/answered.tsx';
import { Button, TextButton } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { ScrollArea } from '../../ui/screen.tsx';
import { sizeText } from '../reading/other-file.tsx';
import { useMomentWords } from './moments.ts';
import { WrittenOpinions } from './written-opinions.tsx';

/** After handing in: where the file is and what to do with it, what was handed in, and what was handed in before. */
export function HandedIn({
  mine,
  meetingId,
  title,
  onCorrect,
  onHandInAgain,
}: {
  readonly mine: MySheet;
  readonly meetingId: string;
  readonly title: string;
  readonly onCorrect: () => void;
  readonly onHandInAgain: () => void;
}): ReactNode {
  const t = useWords();
  const moments = useMomentWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const newest = mine.revisions.at(-1);
  if (newest === undefined) {
    return null;
  }
  return (
    <ScrollArea label={title} takesFocus={false}>
      <div className="screen handed-in">
        <h2 ref={heading} tabIndex={-1}>
          {t('opinion-sheet:handedIn.title', {
            count: newest.opinionCount,
            revision: newest.revision,
            when: moments.dayAndClock(newest.submittedAt),
          })}
        </h2>
        <FileMade mine={mine}>
          <Button size="tall" onClick={onCorrect}>
            {t('opinion-sheet:handedIn.correct')}
          </Button>
          <Button size="tall" look="quiet" onClick={onHandInAgain}>
            {t('opinion-sheet:handedIn.again')}
          </Button>
        </FileMade>
        <section>
          <h2>{t('opinion-sheet:handedIn.words')}</h2>
          <WrittenOpinions
            opinions={mine.draft.opinions}
            answers={mine.draft.answers}
            settings={mine.settings}
          />
        </section>
        <Earlier mine={mine} meetingId={meetingId} />
      </div>
    </ScrollArea>
  );
}

/** The file to send, with the number by which the secretariat can check that it came whole. */
function FileMade({
  mine,
  children,
}: {
  readonly mine: MySheet;
  /** What else can be done. */
  readonly children: ReactNode;
}): ReactNode {
  const t = useWords();
  const action = useAction();
  const { handIn, terms } = mine;
  if (handIn === null) {
    return (
      <>
        <p>{t('opinion-sheet:handedIn.noFile')}</p>
        <p className="acts">{children}</p>
      </>
    );
  }
  return (
    <section aria-label={t('opinion-sheet:handedIn.file')}>
      <p>{t('opinion-sheet:handedIn.what')}</p>
      {terms.handInNote === '' ? null : <p className="sheet-hand-in-note">{terms.handInNote}</p>}
      <dl className="facts">
        <dt>{t('opinion-sheet:handedIn.path')}</dt>
        <dd className="sheet-path">{handIn.path}</dd>
        <dt>{t('opinion-sheet:handedIn.size')}</dt>
        <dd>{sizeText(handIn.byteLength)}</dd>
        <dt>{t('opinion-sheet:handedIn.closed')}</dt>
        <dd>{t(handIn.isEncrypted ? 'opinion-sheet:handedIn.isClosed' : 'opinion-sheet:handedIn.isOpen')}</dd>
        <dt>{t('opinion-sheet:handedIn.hash')}</dt>
        <dd className="sheet-hash">{handIn.fileHash.match(/.{1,8}/gu)?.join(' ')}</dd>
      </dl>
      <p className="acts">
        <Button
          look="primary"
          size="tall"
          onClick={() =>
            void action.run(async () => {
              await askShell('revealFinished', { path: handIn.path });
            })
          }
        >
          {t('opinion-sheet:handedIn.reveal')}
        </Button>
        {children}
      </p>
      {action.error === null ? null : action.error.code === 'not-found' ||
        action.error.code === 'no-permission' ? (
        <p className="problem" role="alert">
          {t('opinion-sheet:handedIn.otherRun')}
        </p>
      ) : (
        <Problem error={action.error} />
      )}
    </section>
  );
}

/** 提出の記録: every revision, word for word. */
function Earlier({ mine, meetingId }: { readonly mine: MySheet; readonly meetingId: string }): ReactNode {
  const t = useWords();
  const moments = useMomentWords();
  const [open, setOpen] = useState<number | null>(null);
  return (
    <section>
      <h2 id={`revisions-${meetingId}`}>{t('opinion-sheet:revisions.title')}</h2>
      <ul className="plain-rows" aria-labelledby={`revisions-${meetingId}`}>
        {mine.revisions.toReversed().map(({ revision, submittedAt, opinionCount, hash }) => (
          <li key={hash}>
            <b className="narrow">{t('opinion-sheet:revisions.revision', { revision })}</b>
            <span className="grow">
              {moments.dayAndClock(submittedAt)}　{t('opinion-sheet:count', { count: opinionCount })}
            </span>
            <TextButton
              aria-expanded={open === revision}
              onClick={() => setOpen(open === revision ? null : revision)}
            >
              {t('opinion-sheet:revisions.show')}
            </TextButton>
            {open === revision ? (
              <div className="sheet-revision">
                <Revision sheetId={mine.draft.sheetId} hash={hash} mine={mine} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Revision({
  sheetId,
  hash,
  mine,
}: {
  readonly sheetId: string;
  readonly hash: string;
  readonly mine: MySheet;
}): ReactNode {
  const sheet = useCall('receivedSheet', { sheetId });
  return (
    <Answered answer={sheet}>
      {({ revisions }) => {
        const found = revisions.find((revision) => revision.hash === hash);
        return found === undefined ? null : (
          <WrittenOpinions
            opinions={found.document.opinions}
            answers={found.document.answers}
            settings={mine.settings}
          />
        );
      }}
    </Answered>
  );
}
