import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import type { Id } from '../../../core/domain/ids.ts';
import type { MaterialContent } from '../../../core/domain/materials/content.ts';
import { finishedContent } from '../../../core/domain/materials/finished-content.ts';
import { MaterialDocument } from '../../../paper/documents/index.ts';
import { useWords } from '../../app/words.ts';
import type { DraftSession } from '../../data/draft-session.ts';
import { useDraft, useDraftView } from '../../data/use-draft.ts';
import { Answered } from '../../ui/answered.tsx';
import { ContentsButton } from '../../ui/contents-button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { ScrollArea, useScreenTitle } from '../../ui/screen.tsx';
import { PrintDialog } from '../exchange/print-dialog.tsx';
import { DraftBar, type DraftView as View } from './draft-bar.tsx';
import { DraftConflict } from './draft-conflict.tsx';
import { DraftEnd } from './draft-end.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { IssueSheetEditor, isUntouched } from './issue-sheet/issue-sheet-editor.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { ScheduleEditor } from './schedule/schedule-editor.tsx';
import { StatisticsEditor } from './statistics/statistics-editor.tsx';

/** A paper that is being written. */
export function DraftScreen({ draftId }: { readonly draftId: Id }): ReactNode {
  const session = useDraft(draftId);
  if (session.state === 'ready') {
    return <OpenDraft session={session.value} />;
  }
  return (
    <div className="screen">
      <ContentsButton />
      <Answered answer={session}>{() => null}</Answered>
    </div>
  );
}

type DraftDialog = 'print' | 'publish';

function OpenDraft({ session }: { readonly session: DraftSession }): ReactNode {
  const t = useWords();
  const view = useDraftView(session);
  const [shown, setShown] = useState<View>('write');
  const [withHistory, setWithHistory] = useState(false);
  const [dialog, setDialog] = useState<DraftDialog | null>(null);
  const [rowKey, setRowKey] = useState<string | null>(null);
  // The caret goes into a paper that is only begun.
  const [isBegun] = useState(() => isUntouched(session));
  const close = useCallback(() => setDialog(null), []);
  const { draft, content, status } = view;
  useScreenTitle(t('draft:windowTitle', { title: draft.title }));
  const what = useMemo(() => ({ call: 'exportDraft' as const, draftId: draft.id }), [draft.id]);

  /** What is printed and published is what is stored. */
  const afterStoring = async (next: DraftDialog): Promise<void> => {
    if (await session.flush()) {
      setDialog(next);
    }
  };

  return (
    <>
      <DraftBar
        session={session}
        view={view}
        shown={shown}
        onShow={setShown}
        withHistory={withHistory}
        onHistory={setWithHistory}
        onPrint={() => void afterStoring('print')}
        onPublish={() => void afterStoring('publish')}
      />
      {status === 'conflict' ? <DraftConflict session={session} /> : null}
      {view.isBehind ? <p className="banner">{t('draft:behind')}</p> : null}
      {view.error !== null && status === 'failed' && view.error.code !== 'service-lost' ? (
        <Problem error={view.error} />
      ) : null}
      <div className={withHistory ? 'draft-columns with-history' : 'draft-columns'}>
        <ScrollArea label={draft.title} takesFocus={!(isBegun && shown === 'write')}>
          <div className="draft-sheet">
            {shown === 'write' ? (
              <Editor
                session={session}
                content={content}
                onPrint={() => void afterStoring('print')}
                onPlace={setRowKey}
              />
            ) : (
              <Preview content={content} title={draft.title} />
            )}
            <DraftEnd session={session} view={view} />
          </div>
        </ScrollArea>
        {withHistory ? (
          <HistoryPanel
            session={session}
            view={view}
            rowKey={shown === 'write' ? rowKey : null}
            onClose={() => setWithHistory(false)}
          />
        ) : null}
      </div>
      {dialog === 'print' ? <PrintDialog name={draft.title} what={what} onClose={close} /> : null}
      {dialog === 'publish' ? <PublishDialog session={session} onClose={close} /> : null}
    </>
  );
}

/** The editor of a kind. A further kind gets its line here, and its name in editable.ts. */
function Editor({
  session,
  content,
  onPrint,
  onPlace,
}: {
  readonly session: DraftSession;
  readonly content: MaterialContent;
  readonly onPrint: () => void;
  readonly onPlace: (rowKey: string | null) => void;
}): ReactNode {
  const t = useWords();
  if (content.kind === 'issueSheet') {
    return <IssueSheetEditor session={session} content={content} onPrint={onPrint} onPlace={onPlace} />;
  }
  if (content.kind === 'statistics') {
    return <StatisticsEditor session={session} content={content} onPrint={onPrint} />;
  }
  return content.kind === 'schedule' ? (
    <ScheduleEditor session={session} content={content} onPrint={onPrint} />
  ) : (
    <p className="lead">{t('draft:notEditable')}</p>
  );
}

/** The paper as it is read once it is published. */
function Preview({
  content,
  title,
}: {
  readonly content: MaterialContent;
  readonly title: string;
}): ReactNode {
  const t = useWords();
  const blocks = useMemo(() => toBlocks(finishedContent(content)), [content]);
  return (
    <>
      <p className="hint">{t('draft:previewNote')}</p>
      <div className="paper">
        <MaterialDocument
          kind={content.kind}
          blocks={blocks}
          heading={title}
          medium="screen"
          t={t}
          headingBase={2}
        />
      </div>
    </>
  );
}
