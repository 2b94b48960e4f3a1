import { type ReactNode, useState } from 'react';
import type { Disposition } from '../../../core/domain/opinion-sheets/disposition.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { newId } from '../../platform/new-id.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox, TextField } from '../../ui/form.tsx';
import { moved, RowActs } from './row-acts.tsx';
import { SaveBar } from './save-bar.tsx';

const flags = ['needsPlanChange', 'needsReason', 'countsAsReflected'] as const;

/** A code that no table has; people never see it. */
function newCode(): string {
  return `own${newId().replaceAll('-', '').slice(-12)}`;
}

/** 対応区分: the words, what each asks for, their order. One that was given can be retired, not removed. */
export function DispositionsPart({
  saved,
  uses,
}: {
  readonly saved: readonly Disposition[];
  /** Responses by code. */
  readonly uses: Readonly<Record<string, number>>;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const [rows, setRows] = useState(saved);
  const [fresh, setFresh] = useState<string | null>(null);
  const change = (code: string, changes: Partial<Disposition>): void =>
    setRows((now) => now.map((row) => (row.code === code ? { ...row, ...changes } : row)));
  const labels = rows.map(({ label }) => label.trim());
  const twice = labels.find((label, index) => label !== '' && labels.indexOf(label) !== index);
  const fault = labels.includes('')
    ? t('opinion-settings:dispositions.emptyLabel')
    : twice !== undefined
      ? t('opinion-settings:dispositions.sameLabel', { label: twice })
      : rows.every(({ retired }) => retired)
        ? t('opinion-settings:dispositions.allRetired')
        : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void action.run(async () => {
          const next = rows.map((row) => ({ ...row, label: row.label.trim() }));
          await ask('saveDispositions', next);
          setRows(next);
        });
      }}
    >
      <ol className="settings-rows">
        {rows.map((row, index) => {
          const used = uses[row.code] ?? 0;
          const name = row.label === '' ? t('opinion-settings:noName') : row.label;
          return (
            <li key={row.code}>
              <div className="settings-head">
                <TextField
                  label={t('opinion-settings:dispositions.label', { no: index + 1 })}
                  maxLength={60}
                  // A row that was just added is there to be filled in.
                  autoFocus={row.code === fresh}
                  value={row.label}
                  onChange={(event) => change(row.code, { label: event.target.value })}
                />
                <RowActs
                  name={name}
                  index={index}
                  count={rows.length}
                  onMove={(by) => setRows((now) => moved(now, index, by))}
                  onRemove={
                    used === 0 ? () => setRows((now) => now.filter(({ code }) => code !== row.code)) : null
                  }
                />
              </div>
              <div className="settings-flags">
                {flags.map((flag) => (
                  <Checkbox
                    key={flag}
                    label={t(`opinion-settings:dispositions.${flag}`)}
                    checked={row[flag]}
                    onChange={(event) => change(row.code, { [flag]: event.target.checked })}
                  />
                ))}
                <Checkbox
                  label={t('opinion-settings:retired')}
                  checked={row.retired}
                  onChange={(event) => change(row.code, { retired: event.target.checked })}
                />
              </div>
              {used === 0 ? null : (
                <p className="small">{t('opinion-settings:dispositions.used', { count: used })}</p>
              )}
            </li>
          );
        })}
      </ol>
      <p>
        <Button
          onClick={() => {
            const code = newCode();
            setFresh(code);
            setRows((now) => [
              ...now,
              {
                code,
                label: '',
                needsPlanChange: false,
                needsReason: false,
                countsAsReflected: false,
                retired: false,
              },
            ]);
          }}
        >
          {t('opinion-settings:dispositions.add')}
        </Button>
      </p>
      <SaveBar
        isChanged={JSON.stringify(rows) !== JSON.stringify(saved)}
        fault={fault}
        busy={action.busy}
        error={action.error}
        onRestore={() => setRows(saved)}
      />
    </form>
  );
}
