import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { SurveyImportOutcome, SurveyReport } from '../../../core/contract/evidence-calls.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { askShell } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Acts } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { nameOfSource } from '../exchange/import-words.ts';

interface Preview {
  readonly path: string;
  readonly surveys: readonly SurveyReport[];
  readonly names: readonly { readonly name: string; readonly surveyNo: string }[];
}

/** Takes a survey's report in: chosen, looked at, named, kept. */
export function SurveyImport(): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [outcomes, setOutcomes] = useState<readonly SurveyImportOutcome[] | null>(null);
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (outcomes !== null) said.current?.focus();
  }, [outcomes]);
  const choose = async (): Promise<void> => {
    const [path] = await askShell('chooseSources', { purpose: 'tables', multiple: false });
    if (path === undefined) return;
    const surveys = await ask('readSurveyFile', { path });
    const file = nameOfSource(path).replace(/\.[^.]+$/u, '');
    const names = surveys.map(({ name, surveyNo }) => ({ name: name ?? file, surveyNo: surveyNo ?? '' }));
    setOutcomes(null);
    setPreview({ path, surveys, names });
  };
  const keep = async ({ path, names }: Preview): Promise<void> => {
    const given = names.map(({ name, surveyNo }) => ({
      name: name.trim(),
      surveyNo: surveyNo.trim() === '' ? null : surveyNo.trim(),
    }));
    setOutcomes(await ask('importSurveyFile', { path, names: given }));
    setPreview(null);
  };
  if (preview !== null) {
    return (
      <form
        className="form survey-preview"
        onSubmit={(event) => {
          event.preventDefault();
          void action.run(() => keep(preview));
        }}
      >
        <h2>{t('evidence:surveys.previewTitle')}</h2>
        <p>{t('evidence:surveys.previewLead', { source: nameOfSource(preview.path) })}</p>
        {preview.surveys.map((survey, index) => (
          <Named
            // biome-ignore lint/suspicious/noArrayIndexKey: surveys of a file are told apart by their place in it
            key={index}
            survey={survey}
            names={preview.names[index] ?? { name: '', surveyNo: '' }}
            onChange={(names) =>
              setPreview({ ...preview, names: preview.names.map((one, at) => (at === index ? names : one)) })
            }
          />
        ))}
        <LeftOver surveys={preview.surveys} />
        {action.error === null ? null : <Problem error={action.error} />}
        <Acts>
          <Button
            look="primary"
            type="submit"
            disabled={action.busy || preview.names.some(({ name }) => name.trim() === '')}
          >
            {t('evidence:surveys.keep')}
          </Button>
          <Button look="quiet" onClick={() => setPreview(null)}>
            {t('app:cancel')}
          </Button>
        </Acts>
      </form>
    );
  }
  return (
    <>
      <p className="acts">
        <Button look="primary" disabled={action.busy} onClick={() => void action.run(choose)}>
          {t('evidence:surveys.choose')}
        </Button>
      </p>
      {action.error === null ? null : <Problem error={action.error} />}
      {outcomes === null ? null : (
        <div ref={said} tabIndex={-1} className="fine">
          {outcomes.map((outcome) => (
            <p key={outcome.surveyId}>{t('evidence:command.surveyKept', { ...outcome })}</p>
          ))}
        </div>
      )}
    </>
  );
}

function Named({
  survey,
  names,
  onChange,
}: {
  readonly survey: SurveyReport;
  readonly names: Preview['names'][number];
  readonly onChange: (names: Preview['names'][number]) => void;
}): ReactNode {
  const t = useWords();
  const [first] = survey.questions;
  return (
    <fieldset className="survey-named">
      <legend>{t('evidence:surveys.found', { count: survey.questions.length })}</legend>
      {first === undefined ? null : (
        <p className="small" lang="ja">
          {t('evidence:surveys.firstQuestion', { question: `${first.codeText} ${first.text}`.trim() })}
        </p>
      )}
      <TextField
        label={t('evidence:surveys.name')}
        hint={t('evidence:surveys.nameHint')}
        required
        maxLength={100}
        value={names.name}
        onChange={(event) => onChange({ ...names, name: event.target.value })}
      />
      <TextField
        label={t('evidence:surveys.no')}
        hint={t('evidence:surveys.noHint')}
        maxLength={10}
        value={names.surveyNo}
        onChange={(event) => onChange({ ...names, surveyNo: event.target.value })}
      />
    </fieldset>
  );
}

/** Rows that belong to no question: shown, so that nobody takes the report for complete when it is not. */
function LeftOver({ surveys }: { readonly surveys: readonly SurveyReport[] }): ReactNode {
  const t = useWords();
  const rows = surveys.flatMap(({ leftOver }) => leftOver);
  return rows.length === 0 ? null : (
    <details className="details">
      <summary>{t('evidence:surveys.leftOver', { count: rows.length })}</summary>
      <ul className="line-list">
        {rows.slice(0, 200).map((row) => (
          <li key={`${row.sheet} ${row.row}`}>
            <span className="line-number">{t('evidence:surveys.row', { row: row.row })}</span>
            <span lang="ja">{row.text}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
