import { type ReactNode, useState } from 'react';
import type { PlanChangeForm } from '../../../../core/contract/opinion-export-calls.ts';
import { useWords } from '../../../app/words.ts';
import { useAsk, useCall, useSession } from '../../../data/session.tsx';
import { Answered } from '../../../ui/answered.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Checkbox, RadioGroup } from '../../../ui/form.tsx';
import { NumberField } from './choice-fields.tsx';
import { isReviewed, ReviewList } from './review-list.tsx';
import { WriteFile } from './write-file.tsx';

/** 修正箇所一覧を書き出す: as a list or as 新旧対照表. Personal data in the texts is looked through before. */
export function ChangesExportDialog({
  meetingId,
  meetingName,
  onClose,
}: {
  readonly meetingId: string;
  readonly meetingName: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const [layout, setLayout] = useState<PlanChangeForm>('changeList');
  const [appliedOnly, setAppliedOnly] = useState(false);
  const [numberLabel, setNumberLabel] = useState<string | null>(null);
  const { cache } = useSession();
  const choices = { meetingId, appliedOnly };
  const preview = useCall('previewPlanChanges', choices);
  const isReady = preview.state === 'ready' && preview.value.rows > 0 && isReviewed(preview.value.places);
  return (
    <Dialog title={t('opinion-export:changes.dialog')} onClose={onClose}>
      <div className="export-opinions">
        <RadioGroup<PlanChangeForm>
          legend={t('opinion-export:changes.layout')}
          inline
          value={layout}
          onChange={setLayout}
          choices={[
            { value: 'changeList', label: t('opinion-export:changes.layouts.changeList') },
            { value: 'comparison', label: t('opinion-export:changes.layouts.comparison') },
          ]}
        />
        <Checkbox
          label={t('opinion-export:changes.appliedOnly')}
          checked={appliedOnly}
          onChange={(event) => setAppliedOnly(event.target.checked)}
        />
        <NumberField value={numberLabel} onChange={setNumberLabel} />
        <Answered answer={preview} onRetry={() => cache.retry('previewPlanChanges', choices)}>
          {({ rows, places }) => (
            <>
              <p className="export-sum" role="status">
                {rows === 0
                  ? t('opinion-export:changes.nothing')
                  : t('opinion-export:changes.rows', { count: rows })}
              </p>
              {places.length === 0 ? null : <ReviewList meetingId={meetingId} places={places} />}
            </>
          )}
        </Answered>
        <WriteFile
          forms={['pdf', 'docx', 'xlsx', 'csv']}
          name={t(`opinion-export:changes.fileName.${layout}`, { meeting: meetingName })}
          write={(path, jobId) =>
            ask('exportPlanChanges', { meetingId, form: layout, appliedOnly, numberLabel, path, jobId })
          }
          isReady={isReady}
          onClose={onClose}
        />
      </div>
    </Dialog>
  );
}
