import { memo, type ReactNode } from 'react';
import type { Challenge, IssueSheet } from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { useWords } from '../../../app/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../editing/field.tsx';
import { Grip, Row, RowsEnd } from '../editing/rows.tsx';
import { Lines } from './lines.tsx';
import { nested } from './policies-part.tsx';
import { useSheetActs } from './sheet-acts.ts';

/** 次期計画に向けた課題: for each policy 【現状】 and 【課題】 side by side. */
export function Challenges({ sheet }: { readonly sheet: IssueSheet }): ReactNode {
  const t = useWords();
  const { takeOverPolicies } = useSheetActs();
  const listKey = `sheets/@${sheet.id}/challenges`;
  const there = new Set(sheet.challenges.map(({ policy }) => policy));
  const lacking = sheet.visions.some(({ policy }) => policy !== '' && !there.has(policy));
  return (
    <>
      {sheet.challenges.map((challenge) => (
        <ChallengeForm key={challenge.id} rowKey={`${listKey}/@${challenge.id}`} challenge={challenge} />
      ))}
      <span className="acts-beside">
        <RowsEnd listKey={listKey} label={t('sheet:add.challenges')} />
        {lacking ? (
          <Button look="quiet" size="slim" onClick={() => takeOverPolicies(sheet.id)}>
            {t('sheet:takeOverPolicies')}
          </Button>
        ) : null}
      </span>
    </>
  );
}

const ChallengeForm = memo(function ChallengeForm({
  rowKey,
  challenge,
}: {
  readonly rowKey: string;
  readonly challenge: Challenge;
}): ReactNode {
  const t = useWords();
  return (
    <Row as="section" rowKey={rowKey} className="typed-policy">
      <h3 className="typed-line">
        <Grip title={t('sheet:grip')} />
        <span className="typed-marker">{challenge.marker}</span>
        <Field
          fieldKey={`${rowKey}/policy`}
          label={t('sheet:field.policy')}
          value={challenge.policy}
          look="as-heading"
        />
      </h3>
      <div className="typed-halves">
        {(['current', 'issues'] as const).map((side) => (
          <div key={side} className="typed-half">
            <h4>
              <Field
                fieldKey={`${rowKey}/${side}Label/text`}
                label={t(`sheet:label.${side}`)}
                hint={t('sheet:noLabel')}
                value={challenge[`${side}Label`]?.text ?? ''}
                look="as-label"
                isLabel
              />
            </h4>
            <Lines
              listKey={`${rowKey}/${side}`}
              lines={challenge[side]}
              label={nested(challenge.policy, t(`sheet:field.${side}`))}
              add={t(`sheet:add.${side}`)}
            />
          </div>
        ))}
      </div>
    </Row>
  );
});
