import { type ReactNode, useState } from 'react';
import type { Category, OwnCategory } from '../../../core/domain/opinion-sheets/category.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { newId } from '../../platform/new-id.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox, TextField } from '../../ui/form.tsx';
import { moved, RowActs } from './row-acts.tsx';
import { SaveBar } from './save-bar.tsx';

function ownOf(categories: readonly Category[]): OwnCategory[] {
  return categories
    .filter(({ source }) => source === 'own')
    .map(({ id, label, retired }) => ({ id, label, retired }));
}

/** 分類: the committee's own headings, beside those of the plan. */
export function CategoriesPart({
  saved,
  uses,
}: {
  readonly saved: readonly Category[];
  /** Items by category. */
  readonly uses: Readonly<Record<string, number>>;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const own = ownOf(saved);
  const [rows, setRows] = useState(own);
  const [fresh, setFresh] = useState<string | null>(null);
  const change = (id: string, changes: Partial<OwnCategory>): void =>
    setRows((now) => now.map((row) => (row.id === id ? { ...row, ...changes } : row)));
  const fault = rows.some(({ label }) => label.trim() === '')
    ? t('opinion-settings:categories.emptyLabel')
    : null;
  const ofPlan = saved.filter(({ source }) => source !== 'own');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void action.run(async () => {
          const next = rows.map((row) => ({ ...row, label: row.label.trim() }));
          await ask('saveOwnCategories', next);
          setRows(next);
        });
      }}
    >
      {rows.length === 0 ? <p>{t('opinion-settings:categories.none')}</p> : null}
      <ol className="settings-rows">
        {rows.map((row, index) => {
          const used = uses[row.id] ?? 0;
          return (
            <li key={row.id}>
              <div className="settings-head">
                <TextField
                  label={t('opinion-settings:categories.label', { no: index + 1 })}
                  maxLength={100}
                  // A row that was just added is there to be filled in.
                  autoFocus={row.id === fresh}
                  value={row.label}
                  onChange={(event) => change(row.id, { label: event.target.value })}
                />
                <RowActs
                  name={row.label === '' ? t('opinion-settings:noName') : row.label}
                  index={index}
                  count={rows.length}
                  onMove={(by) => setRows((now) => moved(now, index, by))}
                  onRemove={used === 0 ? () => setRows((now) => now.filter(({ id }) => id !== row.id)) : null}
                />
              </div>
              <div className="settings-flags">
                <Checkbox
                  label={t('opinion-settings:retired')}
                  checked={row.retired}
                  onChange={(event) => change(row.id, { retired: event.target.checked })}
                />
              </div>
              {used === 0 ? null : (
                <p className="small">{t('opinion-settings:categories.used', { count: used })}</p>
              )}
            </li>
          );
        })}
      </ol>
      <p>
        <Button
          onClick={() => {
            const id = newId();
            setFresh(id);
            setRows((now) => [...now, { id, label: '', retired: false }]);
          }}
        >
          {t('opinion-settings:categories.add')}
        </Button>
      </p>
      <SaveBar
        isChanged={JSON.stringify(rows) !== JSON.stringify(own)}
        fault={fault}
        busy={action.busy}
        error={action.error}
        onRestore={() => setRows(own)}
      />
      {ofPlan.length === 0 ? null : (
        <section aria-labelledby="plan-categories">
          <h2 id="plan-categories">{t('opinion-settings:categories.ofPlan')}</h2>
          <p className="small">{t('opinion-settings:categories.ofPlanHint')}</p>
          <ul className="plan-categories">
            {ofPlan.map(({ id, label, source }) => (
              <li key={id} className={source}>
                {label}
              </li>
            ))}
          </ul>
        </section>
      )}
    </form>
  );
}
