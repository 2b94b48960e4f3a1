import type { ReactNode } from 'react';
import type { ShownEvidenceFinding } from '../../../core/contract/evidence-calls.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { TextLink } from '../../ui/button.tsx';
import { byGoal, EntryLink, elementIdOf, PaperLink, placeName } from './evidence-links.tsx';

/** Each survey finding with the lines that use it, and what the imported report says of it. */
export function EvidenceFindings({
  meetingId,
  findings,
}: {
  readonly meetingId: string;
  readonly findings: readonly ShownEvidenceFinding[];
}): ReactNode {
  const t = useWords();
  return byGoal(findings).map((group) => {
    const [first] = group;
    return first === undefined ? null : (
      <section key={`${first.materialId} ${first.goalNo}`}>
        <h2>{t('evidence:goal', { no: first.goalNo, title: first.goalTitle })}</h2>
        <ol className="evidence-entries">
          {group.map((finding) => (
            <li key={finding.blockId} id={elementIdOf(finding.blockId)} tabIndex={-1}>
              <p className="entry-place">{finding.question}</p>
              <p lang="ja">{finding.text}</p>
              <UsedBy meetingId={meetingId} finding={finding} />
              <Report finding={finding} />
              <p className="finding-acts">
                <PaperLink place={finding} label={finding.question} />
              </p>
            </li>
          ))}
        </ol>
      </section>
    );
  });
}

export function UsedBy({
  meetingId,
  finding,
}: {
  readonly meetingId: string;
  readonly finding: ShownEvidenceFinding;
}): ReactNode {
  const t = useWords();
  if (finding.usedBy.length === 0) {
    return <p className="state-check">{t('evidence:map.notUsed')}</p>;
  }
  return (
    <ul className="evidence-list" aria-label={t('evidence:map.usedBy')}>
      {finding.usedBy.map((place) => (
        <li key={place.blockId}>
          <EntryLink meetingId={meetingId} blockId={place.blockId}>
            {placeName(t, place, finding.goalNo)}
          </EntryLink>{' '}
          <span className="small" lang="ja">
            {place.labels.map((label) => `「${label}」`).join('')}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Whether the report agrees, and the way to the whole distribution. */
function Report({ finding }: { readonly finding: ShownEvidenceFinding }): ReactNode {
  const t = useWords();
  const { report } = finding;
  if (report === null) {
    return null;
  }
  const odd = report.answers.filter(
    ({ percent, reportPercent }) => reportPercent === null || Math.abs(reportPercent - percent) > 0.05,
  );
  return (
    <div className="small">
      {odd.length === 0 ? (
        <p className="state-done">{t('evidence:map.reportAgreesLong')}</p>
      ) : (
        odd.map(({ label, reportPercent }) => (
          <p key={label} className="state-check">
            {reportPercent === null
              ? t('evidence:map.reportLacks', { label })
              : t('evidence:map.reportDiffers', { label, percent: reportPercent })}
          </p>
        ))
      )}
      <p>
        <TextLink href={hrefOf({ screen: 'surveys', questionId: report.questionId })}>
          {t('evidence:map.toReport')}
        </TextLink>
      </p>
    </div>
  );
}
