import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import type { CommentsReport } from '../../../core/contract/form-calls.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { noticeSentence } from './notices.ts';

const results = ['new', 'revised', 'unchanged', 'conflicting'] as const;
/** Notices that are shown one by one. */
const greatestNotices = 200;

/** What a table of comments brings, or has brought. */
export function CommentsResult({
  report,
  meetingId,
  isPreview,
  onReceive,
}: {
  readonly report: CommentsReport;
  readonly meetingId: string;
  readonly isPreview: boolean;
  readonly onReceive: () => void;
}): ReactNode {
  const t = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was taken in is read out as well
  useEffect(() => heading.current?.focus(), [isPreview]);
  const opinions = report.people.reduce((sum, person) => sum + person.opinions, 0);
  const people = t('form:comments.people', { people: report.people.length, opinions });
  return (
    <section className="report">
      <h2 ref={heading} tabIndex={-1}>
        {isPreview ? people : `${t('form:comments.done')}　${people}`}
      </h2>
      <dl className="facts">
        {results.map((result) => {
          const count = report.people.filter((person) => person.result === result).length;
          return count === 0 ? null : (
            <Fragment key={result}>
              <dt>{t(`form:comments.result.${result}`)}</dt>
              <dd>{t('form:comments.person', { count })}</dd>
            </Fragment>
          );
        })}
        {report.leftOutColumns.length === 0 ? null : (
          <>
            <dt>{t('form:comments.leftOut')}</dt>
            <dd>{report.leftOutColumns.join(t('import-screen:separator'))}</dd>
          </>
        )}
      </dl>
      {report.notices.length === 0 ? null : (
        <>
          <h3>{t('form:comments.notices')}</h3>
          <ul>
            {report.notices.slice(0, greatestNotices).map((notice, index) => (
              <li key={`${String(index)} ${notice.code}`}>
                {notice.no === null
                  ? noticeSentence(t, notice)
                  : t('form:comments.row', { no: notice.no, text: noticeSentence(t, notice) })}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="acts">
        {isPreview ? (
          <Button look="primary" size="tall" disabled={opinions === 0} onClick={onReceive}>
            {t('form:comments.receive', { count: opinions })}
          </Button>
        ) : (
          <ButtonLink look="primary" href={hrefOf({ screen: 'opinions', meetingId, itemId: null })}>
            {t('form:comments.toTable')}
          </ButtonLink>
        )}
      </p>
    </section>
  );
}
