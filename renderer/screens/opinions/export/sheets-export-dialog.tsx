import { type ReactNode, useState } from 'react';
import {
  type SheetCollectionChoices,
  usualCollectionChoices,
} from '../../../../core/domain/opinion-sheets/sheet-collection.ts';
import { useWords } from '../../../app/words.ts';
import { useAsk, useCall, useSession } from '../../../data/session.tsx';
import { Answered } from '../../../ui/answered.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Checkbox } from '../../../ui/form.tsx';
import { AttributionChoice, NumberField, VersionChoice } from './choice-fields.tsx';
import { isReviewed, ReviewList } from './review-list.tsx';
import { WriteFile } from './write-file.tsx';

const reasons = ['membersOnly', 'withdrawn', 'outOfScope'] as const;

/** 原文集を書き出す: all sheets of a meeting as one PDF. Personal data in the texts is looked through before. */
export function SheetsExportDialog({
  meetingId,
  meetingName,
  onClose,
}: {
  readonly meetingId: string;
  /** 「令和5年度第1回」, for the name of the file. */
  readonly meetingName: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const { cache } = useSession();
  const [choices, setChoices] = useState(() => usualCollectionChoices(meetingId, 'internal'));
  const change = (part: Partial<SheetCollectionChoices>): void => setChoices({ ...choices, ...part });
  const preview = useCall('previewSheetCollection', choices);
  const isReady = preview.state === 'ready' && preview.value.sheets > 0 && isReviewed(preview.value.places);
  return (
    <Dialog title={t('sheet-collection:dialog.title')} wide onClose={onClose}>
      <div className="export-opinions">
        <p>{t('sheet-collection:dialog.lead')}</p>
        <VersionChoice
          value={choices.version}
          onChange={(version) =>
            setChoices({ ...usualCollectionChoices(meetingId, version), numberLabel: choices.numberLabel })
          }
        />
        <div className="export-beside">
          <AttributionChoice
            value={choices.attribution}
            onChange={(attribution) => change({ attribution })}
          />
          <NumberField value={choices.numberLabel} onChange={(numberLabel) => change({ numberLabel })} />
        </div>
        <Answered answer={preview} onRetry={() => cache.retry('previewSheetCollection', choices)}>
          {({ sheets, leftOut, answerCount, places }) => (
            <>
              {answerCount === 0 ? null : (
                <Checkbox
                  label={t('sheet-collection:dialog.answers')}
                  checked={choices.withAnswers}
                  onChange={(event) => change({ withAnswers: event.target.checked })}
                />
              )}
              <p className="export-sum" role="status">
                {sheets === 0
                  ? t('sheet-collection:dialog.nothing')
                  : t('sheet-collection:dialog.sheets', { count: sheets })}
                {reasons.map((why) =>
                  leftOut[why] > 0 ? t(`sheet-collection:dialog.${why}`, { count: leftOut[why] }) : '',
                )}
              </p>
              {places.length === 0 ? null : <ReviewList meetingId={meetingId} places={places} />}
            </>
          )}
        </Answered>
        <WriteFile
          forms={['pdf']}
          name={t(`sheet-collection:dialog.fileName.${choices.version}`, { meeting: meetingName })}
          write={(path, jobId) => ask('exportSheetCollection', { choices, path, jobId })}
          isReady={isReady}
          onClose={onClose}
        />
      </div>
    </Dialog>
  );
}
