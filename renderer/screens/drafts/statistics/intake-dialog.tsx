import { type ReactNode, useMemo, useState } from 'react';
import type { ReadStatistics } from '../../../../core/contract/statistics-calls.ts';
import { planAppend, withThousands } from '../../../../core/domain/statistics/append.ts';
import { tableNumber } from '../../../../core/domain/statistics/editing/blank.ts';
import type {
  StatisticsContent,
  StatisticsTable,
} from '../../../../core/domain/statistics/statistics-content.ts';
import { useWords } from '../../../app/words.ts';
import { useAsk } from '../../../data/session.tsx';
import { useAction } from '../../../data/use-action.ts';
import { newId } from '../../../platform/new-id.ts';
import { askShell } from '../../../platform/shell.ts';
import { Button } from '../../../ui/button.tsx';
import { Acts, Dialog } from '../../../ui/dialog.tsx';
import { Checkbox, SelectField } from '../../../ui/form.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { useAnnounce } from '../../../ui/status.tsx';
import { useStatisticsActs } from './acts.ts';
import { TablePreview } from './table-preview.tsx';

/** Tables from a file or from what is pasted: looked at first, then added to the paper or to one of its tables. */
export function IntakeDialog({
  content,
  targetId,
  onClose,
}: {
  readonly content: StatisticsContent;
  /** The table to add years to, or null for new tables. */
  readonly targetId: string | null;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const [read, setRead] = useState<ReadStatistics | null>(null);
  const [text, setText] = useState('');
  const [html, setHtml] = useState('');
  const choose = async (): Promise<void> => {
    const [path] = await askShell('chooseSources', { purpose: 'tables', multiple: false });
    if (path !== undefined) setRead(await ask('readStatisticsFile', { path }));
  };
  const readText = async (): Promise<void> => setRead(await ask('readPastedStatistics', { text, html }));
  const target = content.tables.find(({ id }) => id === targetId);
  return (
    <Dialog
      title={
        target === undefined
          ? t('statistics:intake.title')
          : t('statistics:intake.appendTitle', { name: target.no + target.title })
      }
      onClose={onClose}
    >
      {read === null ? (
        <div className="form">
          <p>{t('statistics:intake.lead')}</p>
          <p>
            <Button look="quiet" disabled={action.busy} onClick={() => void action.run(choose)}>
              {t('statistics:intake.choose')}
            </Button>
          </p>
          <label className="field">
            <span>{t('statistics:intake.paste')}</span>
            <textarea
              className="input intake-text"
              rows={6}
              spellCheck={false}
              value={text}
              onPaste={(event) => setHtml(event.clipboardData.getData('text/html'))}
              onChange={(event) => {
                setText(event.target.value);
                if (event.target.value === '') setHtml('');
              }}
            />
          </label>
          {action.error === null ? null : <Problem error={action.error} />}
          <Acts>
            <Button
              look="primary"
              disabled={action.busy || text.trim() === ''}
              onClick={() => void action.run(readText)}
            >
              {t('statistics:intake.read')}
            </Button>
            <Button look="quiet" onClick={onClose}>
              {t('app:cancel')}
            </Button>
          </Acts>
        </div>
      ) : (
        <Found read={read} content={content} target={target} onBack={() => setRead(null)} onClose={onClose} />
      )}
    </Dialog>
  );
}

/** What was read, with what was made of it on the way; nothing is in the paper yet. */
function Found({
  read,
  content,
  target,
  onBack,
  onClose,
}: {
  readonly read: ReadStatistics;
  readonly content: StatisticsContent;
  readonly target: StatisticsTable | undefined;
  readonly onBack: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const announce = useAnnounce();
  const acts = useStatisticsActs();
  const [chosen, setChosen] = useState<readonly number[]>(() =>
    target === undefined ? read.tables.map((_, index) => index) : [0],
  );
  const [thousands, setThousands] = useState(!read.isOwn);
  const [overwrite, setOverwrite] = useState(false);
  const [addSeries, setAddSeries] = useState(false);
  const tables = useMemo(
    () => read.tables.map(({ table }) => (thousands ? withThousands(table) : table)),
    [read, thousands],
  );
  const source = tables[chosen[0] ?? 0];
  const plan = useMemo(
    () =>
      target === undefined || source === undefined
        ? null
        : planAppend(target, source, { overwrite, addSeries }, newId),
    [target, source, overwrite, addSeries],
  );
  const add = (): void => {
    if (plan !== null && target !== undefined) {
      acts.changeTable(target.id, () => plan.table);
      announce(t('statistics:intake.appended'));
    } else {
      acts.change((now) => {
        const added = chosen.flatMap((index) => tables[index] ?? []);
        const known = new Set(now.notes.map(({ text }) => text));
        return {
          ...now,
          tables: [...now.tables, ...added.map((table, at) => numbered(table, now.tables.length + at))],
          // Notes of the whole paper that the tables come from belong to them.
          notes: [
            ...now.notes,
            ...read.notes.filter((text) => !known.has(text)).map((text) => ({ id: newId(), text })),
          ],
        };
      }, null);
      announce(t('statistics:intake.added', { count: chosen.length }));
    }
    onClose();
  };
  return (
    <div className="form intake-found">
      <p>{t('statistics:intake.found', { count: read.tables.length })}</p>
      {target === undefined || tables.length < 2 ? null : (
        <SelectField
          label={t('statistics:intake.which')}
          value={String(chosen[0] ?? 0)}
          onChange={(event) => setChosen([Number(event.target.value)])}
        >
          {tables.map((table, index) => (
            <option key={table.id} value={index}>
              {table.no + table.title || t('statistics:unnamedTable', { no: String(index + 1) })}
            </option>
          ))}
        </SelectField>
      )}
      {target === undefined ? (
        read.tables.map(({ remarks }, index) => {
          const table = tables[index];
          return table === undefined ? null : (
            <div key={table.id} className="intake-table">
              <Checkbox
                label={table.no + table.title || t('statistics:unnamedTable', { no: String(index + 1) })}
                checked={chosen.includes(index)}
                onChange={(event) => {
                  const { checked } = event.target;
                  setChosen((now) =>
                    checked ? [...now, index].sort((a, b) => a - b) : now.filter((one) => one !== index),
                  );
                }}
              />
              <Remarks remarks={remarks} />
              <TablePreview table={table} />
            </div>
          );
        })
      ) : plan === null ? null : (
        <>
          <Remarks remarks={read.tables[chosen[0] ?? 0]?.remarks ?? []} />
          <ul className="intake-plan">
            <li>{t('statistics:append.periods', { list: listed(t, plan.addedPeriods) })}</li>
            {plan.filled > 0 ? <li>{t('statistics:append.filled', { count: plan.filled })}</li> : null}
            {plan.withoutNews.length > 0 ? (
              <li>{t('statistics:append.withoutNews', { list: listed(t, plan.withoutNews) })}</li>
            ) : null}
          </ul>
          {plan.addedSeries.length > 0 ? (
            <Checkbox
              label={t('statistics:append.addSeries', { list: listed(t, plan.addedSeries) })}
              checked={addSeries}
              onChange={(event) => setAddSeries(event.target.checked)}
            />
          ) : null}
          {plan.differences.length > 0 ? (
            <>
              <p>{t('statistics:append.differences')}</p>
              <ul className="intake-plan">
                {plan.differences.slice(0, 20).map((one) => (
                  <li key={`${one.series} ${one.period}`}>{t('statistics:append.difference', { ...one })}</li>
                ))}
              </ul>
              <Checkbox
                label={t('statistics:append.overwrite')}
                checked={overwrite}
                onChange={(event) => setOverwrite(event.target.checked)}
              />
            </>
          ) : null}
          <TablePreview table={plan.table} />
        </>
      )}
      <Checkbox
        label={t('statistics:intake.thousands')}
        checked={thousands}
        onChange={(event) => setThousands(event.target.checked)}
      />
      {read.leftOver.length === 0 ? null : (
        <details className="details">
          <summary>{t('statistics:intake.leftOver', { count: read.leftOver.length })}</summary>
          <ul className="intake-plan">
            {read.leftOver.slice(0, 50).map(({ row, text }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand in several rows, and nothing moves
              <li key={`${row} ${index}`}>{t('statistics:intake.leftOverRow', { row, text })}</li>
            ))}
          </ul>
        </details>
      )}
      <p className="hint">{t('statistics:intake.nothingYet', { count: content.tables.length })}</p>
      <Acts>
        <Button look="primary" disabled={chosen.length === 0} onClick={add}>
          {t(target === undefined ? 'statistics:intake.add' : 'statistics:intake.appendNow')}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {t('statistics:intake.back')}
        </Button>
      </Acts>
    </div>
  );
}

/** A table that brings no number of its own is counted on. */
function numbered(table: StatisticsTable, index: number): StatisticsTable {
  return table.no === '' ? { ...table, no: tableNumber(index) } : table;
}

function listed(t: ReturnType<typeof useWords>, items: readonly string[]): string {
  return items.length === 0 ? t('statistics:nothing') : items.join(t('statistics:separator'));
}

function Remarks({ remarks }: { readonly remarks: ReadStatistics['tables'][number]['remarks'] }): ReactNode {
  const t = useWords();
  return remarks.length === 0 ? null : (
    <ul className="hint intake-remarks">
      {remarks.map((remark) => (
        <li key={remark}>{t(`statistics:remark.${remark}`)}</li>
      ))}
    </ul>
  );
}
