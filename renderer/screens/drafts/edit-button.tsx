import type { ReactNode } from 'react';
import type { ShownMaterial } from '../../../core/contract/schemas.ts';
import { blankIssueSheetContent } from '../../../core/domain/issue-sheets/blank-sheet.ts';
import type { MaterialContent, MaterialKind } from '../../../core/domain/materials/content.ts';
import { blankScheduleContent } from '../../../core/domain/meetings/schedule-editing.ts';
import { blankStatistics } from '../../../core/domain/statistics/editing/blank.ts';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { newId } from '../../platform/new-id.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { isEditable } from './editable.ts';
import { useSheetWords } from './issue-sheet/sheet-words.ts';
import { useScheduleWords } from './schedule/schedule-words.ts';

/** 編集する: a draft of a further version, begun from the one in view; for the secretariat. */
export function EditButton({ shown }: { readonly shown: ShownMaterial }): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const words = useSheetWords();
  const scheduleWords = useScheduleWords();
  const owner = useCall('owner', {});
  const drafts = useCall('drafts', { state: 'open' });
  const { material, version } = shown;
  const isSecretariat = owner.state === 'ready' && owner.value.role === 'secretariat';
  if (!isSecretariat || !isEditable(material.kind) || drafts.state !== 'ready') {
    return null;
  }
  const open = drafts.value.find(({ materialId }) => materialId === material.id);
  const blank = (kind: MaterialKind): MaterialContent =>
    kind === 'statistics' ? blankStatistics([], newId) : blankIssueSheetContent(newId, words, '');
  const start = async (): Promise<void> => {
    const draft =
      open ??
      (await ask('startDraft', {
        materialId: material.id,
        versionId: version.state === 'published' ? version.id : null,
        // A paper that is listed and not here is begun from nothing.
        content:
          version.state === 'published'
            ? null
            : material.kind === 'schedule'
              ? blankScheduleContent(newId, { ...scheduleWords, title: material.title })
              : blank(material.kind),
      }));
    goTo({ screen: 'draft', draftId: draft.id });
  };
  return (
    <>
      <Button look="outline" disabled={action.busy} onClick={() => void action.run(start)}>
        {t(open === undefined ? 'draft:edit' : 'draft:resume')}
      </Button>
      {action.error === null ? null : <Problem error={action.error} />}
    </>
  );
}
