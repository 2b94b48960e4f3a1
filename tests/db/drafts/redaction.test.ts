import { expect, it } from 'vitest';
import { operationsBetween } from '../../../core/domain/materials/content-changes.ts';
import { listChanges } from '../../../db/change-log/queries.ts';
import { redactVersion } from '../../../db/change-log/redact.ts';
import { replayChangeLog } from '../../../db/change-log/replay.ts';
import { differences, liveState } from '../../../db/change-log/state.ts';
import { changeDraft, publishDraft, startDraft } from '../../../db/drafts/commands.ts';
import { draftStanding } from '../../../db/drafts/queries.ts';
import { verifyOpenFile } from '../../../db/integrity/verify.ts';
import { removeVersion } from '../../../db/materials/version-commands.ts';
import { narrative, newFile, publishContent } from '../support.ts';

it('a redaction of a version reaches the draft that it was made from', () => {
  const file = newFile();
  const secret = '下書きにだけあった文';
  const { materialId } = file.write('', 'publish', (handle) =>
    publishContent(handle, narrative(handle.environment, 'はじめの文')),
  );
  const version = file.write('', 'edit', (handle) => {
    const { id: draftId } = startDraft(handle, materialId, { versionId: null });
    const { content } = draftStanding(handle, draftId);
    const operations = operationsBetween(content, narrative(handle.environment, secret));
    const changes = [{ step: handle.environment.newId(), operations }];
    changeDraft(handle, '', { draftId, revision: 0, changes });
    return publishDraft(handle, {
      draftId,
      revision: 1,
      versionKind: 'replacement',
      distributedOn: null,
      reason: null,
    }).version;
  });
  const log = () => JSON.stringify(listChanges(file.read));
  file.write('', 'removeVersion', (handle) => removeVersion(handle, version.id));
  expect(log()).toContain(secret);
  file.write('', 'redact', (handle) => redactVersion(handle, version.id));
  expect(log()).not.toContain(secret);
  expect(differences(liveState(file.read), replayChangeLog(file.read))).toEqual([]);
  expect(verifyOpenFile(file)).toEqual([]);
});
