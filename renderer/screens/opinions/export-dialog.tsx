import { type ReactNode, useState } from 'react';
import { type OpinionTableChoices, usualChoices } from '../../../core/domain/opinion-sheets/giving-out.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ExportChoices } from './export/export-choices.tsx';
import { isReviewed, ReviewList } from './export/review-list.tsx';
import { WriteFile } from './export/write-file.tsx';

/** 対応表を書き出す: what is in it, whose names, which file. Personal data in texts is looked through before. */
export function OpinionExportDialog({
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
  const [choices, setChoices] = useState<OpinionTableChoices>(() => usualChoices(meetingId));
  const preview = useCall('previewOpinionTable', choices);
  const isReady = preview.state === 'ready' && preview.value.items > 0 && isReviewed(preview.value.places);
  return (
    <Dialog title={t('opinion-export:dialog.title')} wide onClose={onClose}>
      <div className="export-opinions">
        <ExportChoices choices={choices} onChange={setChoices} />
        <Answered answer={preview} onRetry={() => cache.retry('previewOpinionTable', choices)}>
          {({ items, leftOut, places, revised }) => (
            <>
              <p className="export-sum" role="status">
                {items === 0
                  ? t('opinion-export:dialog.nothing')
                  : t('opinion-export:dialog.items', { count: items })}
                {leftOut.membersOnly > 0
                  ? t('opinion-export:dialog.membersOnly', { count: leftOut.membersOnly })
                  : ''}
                {leftOut.unanswered > 0
                  ? t('opinion-export:dialog.unanswered', { count: leftOut.unanswered })
                  : ''}
              </p>
              {revised.length === 0 ? null : (
                <p role="status">
                  {t('opinion-export:revised', { numbers: revised.map((no) => `No.${no}`).join('、') })}
                </p>
              )}
              {places.length === 0 ? null : <ReviewList meetingId={meetingId} places={places} />}
            </>
          )}
        </Answered>
        <WriteFile
          forms={['pdf', 'docx', 'xlsx', 'csv', 'text']}
          name={t(`opinion-export:dialog.fileName.${choices.version}`, { meeting: meetingName })}
          write={(path, jobId) => ask('exportOpinionTable', { choices, path, jobId })}
          isReady={isReady}
          onClose={onClose}
        />
      </div>
    </Dialog>
  );
}
