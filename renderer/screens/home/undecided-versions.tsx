import { type ReactNode, useCallback, useState } from 'react';
import type { MaterialSummary } from '../../../core/contract/schemas.ts';
import { nameOfMaterial } from '../../app/material-names.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { RadioGroup } from '../../ui/form.tsx';
import { NumberBox, VersionMark } from '../../ui/marks.tsx';
import { Problem } from '../../ui/problem.tsx';

type Kind = 'first' | 'replacement' | 'errata';

/** 版不明: texts of which nobody has said yet whether they are the first version or its replacement. */
export function UndecidedVersions({
  undecided,
}: {
  readonly undecided: readonly MaterialSummary[];
}): ReactNode {
  const t = useWords();
  const [asked, setAsked] = useState<MaterialSummary | null>(null);
  const close = useCallback(() => setAsked(null), []);
  if (undecided.length === 0) {
    return null;
  }
  return (
    <section>
      <h2>{t('home:undecided.heading')}</h2>
      <ul className="plain-rows">
        {undecided.map((summary) => (
          <li key={summary.version.id}>
            <span className="narrow">
              <NumberBox number={summary.material.number} />
            </span>
            <span className="grow">
              {nameOfMaterial(t, summary.material)} <VersionMark versionKind="unknownVersion" />
            </span>
            <Button onClick={() => setAsked(summary)}>{t('home:undecided.decide')}</Button>
          </li>
        ))}
      </ul>
      {asked === null ? null : <SettleDialog summary={asked} onClose={close} />}
    </section>
  );
}

/** Asks which version a text is. */
export function SettleDialog({
  summary,
  onClose,
}: {
  readonly summary: MaterialSummary;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const [kind, setKind] = useState<Kind | null>(null);
  const title = nameOfMaterial(t, summary.material);
  return (
    <Dialog title={t('home:undecided.question', { title })} onClose={onClose}>
      <p>{t('home:undecided.explanation')}</p>
      <RadioGroup<Kind>
        legend={t('home:undecided.legend')}
        value={kind}
        onChange={setKind}
        choices={[
          { value: 'first', label: t('home:undecided.first') },
          { value: 'replacement', label: t('home:undecided.replacement') },
          { value: 'errata', label: t('home:undecided.errata') },
        ]}
      />
      {action.error === null ? null : <Problem error={action.error} />}
      <Acts>
        <Button
          look="primary"
          disabled={kind === null || action.busy}
          onClick={() => {
            if (kind === null) {
              return;
            }
            void action
              .run(async () => {
                await ask('settleVersion', { versionId: summary.version.id, versionKind: kind });
              })
              .then((done) => {
                if (done) {
                  onClose();
                }
              });
          }}
        >
          {t('app:decide')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('app:cancel')}
        </Button>
      </Acts>
    </Dialog>
  );
}
