import { type ReactNode, useState } from 'react';
import type { Overview } from '../../../core/contract/schemas.ts';
import { labelOfMaterial, nameOfMeeting, usualMeeting } from '../../app/material-names.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { useJob } from '../../data/use-job.ts';
import { askShell } from '../../platform/shell.ts';
import { Answered } from '../../ui/answered.tsx';
import { Button } from '../../ui/button.tsx';
import { today } from '../../ui/dates.ts';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { FinishedFile } from '../../ui/finished-file.tsx';
import { RadioGroup, SelectField } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { JobBar } from '../../ui/progress.tsx';
import { ChoiceFields, countOf } from './choice-fields.tsx';
import { type NotePlace, useNoteChoice } from './use-note-choice.ts';

const forms = ['annotations', 'margin', 'list'] as const;
type Form = (typeof forms)[number];
const tableForms = ['pdf', 'xlsx', 'csv'] as const;
const everything = 'all';

/** 書き込み入りPDF: a paper or the packet with notes as PDF annotations, printed beside it, or only listed. */
export function NotePdfDialog({
  materialId,
  meetingId,
  onClose,
}: {
  /** The paper in view; null where the dialog was not opened from one. */
  readonly materialId: string | null;
  /** The meeting in view; null for the usual one. */
  readonly meetingId: string | null;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const overview = useCall('overview', {});
  return (
    <Answered answer={overview}>
      {(value) => (
        <Dialog title={t('note-files:button')} onClose={onClose}>
          <NoteForm overview={value} materialId={materialId} meetingId={meetingId} onClose={onClose} />
        </Dialog>
      )}
    </Answered>
  );
}

interface Source extends NotePlace {
  readonly value: string;
  readonly label: string;
  /** For the name of the file. */
  readonly name: string;
}

/** What notes can be taken from: the paper in view, the packet of each meeting, or everything. */
function useSources(overview: Overview, materialId: string | null): Source[] {
  const t = useWords();
  const paper = overview.meetings
    .flatMap(({ materials }) => materials)
    .find(({ material }) => material.id === materialId);
  const name = paper === undefined ? '' : labelOfMaterial(t, paper.material);
  return [
    ...(paper === undefined
      ? []
      : [
          {
            value: paper.material.id,
            label: t('note-files:thisPaper', { name }),
            name,
            meetingId: paper.material.meetingId,
            materialId: paper.material.id,
          },
        ]),
    ...overview.meetings.flatMap(({ meeting, materials }) =>
      materials.length === 0
        ? []
        : [
            {
              value: meeting.id,
              label: t('note-files:wholePacket', { name: nameOfMeeting(t, meeting) }),
              name: nameOfMeeting(t, meeting),
              meetingId: meeting.id,
              materialId: null,
            },
          ],
    ),
    {
      value: everything,
      label: t('note-files:allPapers'),
      name: overview.committee.name,
      meetingId: null,
      materialId: null,
    },
  ];
}

function NoteForm({
  overview,
  materialId,
  meetingId,
  onClose,
}: {
  readonly overview: Overview;
  readonly materialId: string | null;
  readonly meetingId: string | null;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const choosing = useAction();
  const { job, start, cancel } = useJob<{ path: string; words: string }>();
  const [form, setForm] = useState<Form>('annotations');
  const all = useSources(overview, materialId);
  // Only the list is made of all papers at once: a PDF is of one paper or one packet.
  const sources = all.filter(({ value }) => form === 'list' || value !== everything);
  const usual = meetingId ?? usualMeeting(overview, today())?.meeting.id;
  const [chosenId, setChosenId] = useState(materialId ?? usual ?? '');
  const source = sources.find(({ value }) => value === chosenId) ?? sources[0];
  const notes = useNoteChoice(source ?? { meetingId: null, materialId: null });
  const list = form === 'list';
  const count = notes.counts.state === 'ready' ? countOf(notes.counts.value, list) : 0;

  const make = (ending: (typeof tableForms)[number]): Promise<boolean> =>
    choosing.run(async () => {
      if (source === undefined) {
        return;
      }
      const path = await askShell('chooseTarget', {
        purpose: ending,
        suggestedName: `${t(`note-files:fileName.${form}`, { name: source.name })}.${ending}`,
      });
      if (path === null) {
        return;
      }
      const place = { meetingId: source.meetingId, materialId: source.materialId };
      start(async (jobId) => {
        if (form === 'list') {
          const report = await ask('exportAnnotationList', { path, ...place, ...notes.choice, jobId });
          return { path: report.path, words: t('note-files:listDone', { count: report.rows }) };
        }
        const { meetingId: meeting } = place;
        if (meeting === null) {
          throw new Error('a PDF is of one meeting');
        }
        const made = await ask('exportAnnotatedPdf', {
          path,
          ...place,
          meetingId: meeting,
          form,
          ...notes.choice,
          jobId,
        });
        const { pageCount: pages } = made.report;
        return { path: made.report.path, words: t('note-files:done', { pages, count: made.count }) };
      });
    });

  if (job.state === 'running') {
    return (
      <JobBar
        label={t('note-files:working')}
        progress={job.progress}
        cancelling={job.cancelling}
        onCancel={cancel}
      />
    );
  }
  if (job.state === 'done') {
    return (
      <>
        <FinishedFile path={job.value.path}>
          <p>{job.value.words}</p>
          {notes.choice.includePrivate ? (
            <p className="needs-care">{t('note-files:privateWarning')}</p>
          ) : null}
        </FinishedFile>
        <Acts>
          <Button look="primary" onClick={onClose}>
            {t('app:close')}
          </Button>
        </Acts>
      </>
    );
  }
  const disabled = choosing.busy || count === 0;
  return (
    <>
      <p>{t('note-files:lead')}</p>
      <SelectField
        label={t('note-files:what')}
        value={source?.value ?? ''}
        onChange={(event) => setChosenId(event.target.value)}
      >
        {sources.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <RadioGroup
        legend={t('note-files:form')}
        choices={forms.map((value) => ({ value, label: t(`note-files:formIs.${value}`) }))}
        value={form}
        onChange={setForm}
      />
      <ChoiceFields notes={notes} list={list} />
      {choosing.error === null ? null : <Problem error={choosing.error} />}
      {job.state === 'failed' && job.error.code !== 'cancelled' ? <Problem error={job.error} /> : null}
      <Acts>
        {form === 'list' ? (
          tableForms.map((ending, index) => (
            <Button
              key={ending}
              look={index === 0 ? 'primary' : 'outline'}
              disabled={disabled}
              onClick={() => void make(ending)}
            >
              {t(`note-files:saveAs.${ending}`)}
            </Button>
          ))
        ) : (
          <Button look="primary" disabled={disabled} onClick={() => void make('pdf')}>
            {t('note-files:save')}
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {t('app:close')}
        </Button>
      </Acts>
    </>
  );
}
