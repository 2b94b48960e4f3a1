import { type ReactNode, useState } from 'react';
import type { CompileOrder } from '../../../../core/domain/opinion-sheets/compiled.ts';
import { compileOrderSchema } from '../../../../core/domain/opinion-sheets/compiled.ts';
import { useWords } from '../../../app/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Acts, Dialog } from '../../../ui/dialog.tsx';
import { SelectField } from '../../../ui/form.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { orders } from '../compile-words.ts';
import type { CompileActs } from '../use-acts.ts';

/** 番号を付け直す: 1, 2, 3 … in an order that is chosen. References between answers follow. */
export function RenumberDialog({
  meetingId,
  order,
  acts,
  onClose,
}: {
  readonly meetingId: string;
  /** The order of the table, which is offered first. */
  readonly order: CompileOrder;
  readonly acts: CompileActs;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const [chosen, setChosen] = useState<CompileOrder>(order);
  return (
    <Dialog title={t('compile:renumber.title')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void acts
            .run(() => acts.ask('renumberItems', { meetingId, order: chosen }), t('compile:said.renumbered'))
            .then((done) => {
              if (done) {
                onClose();
              }
            });
        }}
      >
        <p>{t('compile:renumber.lead')}</p>
        <SelectField
          label={t('compile:strip.order')}
          value={chosen}
          onChange={(event) => setChosen(compileOrderSchema.parse(event.target.value))}
        >
          {orders.map((one) => (
            <option key={one} value={one}>
              {t(`compile:order.${one}`)}
            </option>
          ))}
        </SelectField>
        {acts.error === null ? null : <Problem error={acts.error} />}
        <Acts>
          <Button type="submit" look="primary" disabled={acts.busy}>
            {t('compile:renumber.do')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('app:cancel')}
          </Button>
        </Acts>
      </form>
    </Dialog>
  );
}
