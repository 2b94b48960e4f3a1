import { type ReactNode, useId } from 'react';
import type { ListedFinding } from '../../../core/contract/schemas.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { Button, TextLink } from '../../ui/button.tsx';
import { FindingText } from './finding-text.tsx';

/** Findings in words, each with its place and what can be done about it. */
export function FindingList({
  findings,
  onAccept,
}: {
  readonly findings: readonly ListedFinding[];
  readonly onAccept: (finding: ListedFinding) => void;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const idOf = (index: number): string => `${id}-${index}`;
  return (
    <ul className="findings">
      {findings.map((finding, index) => (
        <li key={`${finding.fingerprint} ${finding.blockId ?? ''}`} data-finding={finding.fingerprint}>
          <div id={idOf(index)}>
            <FindingText finding={finding} />
          </div>
          <Quote finding={finding} />
          <p className="finding-acts">
            <PlaceLink finding={finding} describedBy={idOf(index)} />
            <Button look="quiet" size="slim" aria-describedby={idOf(index)} onClick={() => onAccept(finding)}>
              {t('evidence:check.accept')}
            </Button>
          </p>
        </li>
      ))}
    </ul>
  );
}

export function Quote({ finding }: { readonly finding: ListedFinding }): ReactNode {
  return finding.quote === '' ? null : (
    <blockquote lang="ja" className="quote">
      {finding.quote.replaceAll('\t', '　')}
    </blockquote>
  );
}

export function PlaceLink({
  finding,
  describedBy,
}: {
  readonly finding: ListedFinding;
  /** The finding in words: many such links are heard one after the other. */
  readonly describedBy?: string;
}): ReactNode {
  const t = useWords();
  const { materialId, blockId } = finding;
  return materialId === null || blockId === null ? null : (
    <TextLink
      href={hrefOf({ screen: 'reading', materialId, versionId: null, blockId, find: '' })}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    >
      {t('reading:toPlace')}
    </TextLink>
  );
}
