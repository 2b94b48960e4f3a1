import { ShingiError } from '../../core/contract/errors.ts';
import type { PackReport } from '../../core/contract/exchange-schemas.ts';
import { quotedText } from '../../core/domain/annotations/target.ts';
import { entryPaths } from '../../core/domain/exchange/documents.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import { createTranslate } from '../../core/locales/translator.ts';
import { findOwner } from '../../db/committees/owner.ts';
import { findCommittee } from '../../db/committees/queries.ts';
import { lastTransfer } from '../../db/exchange/queries.ts';
import { takeRevision } from '../../db/opinion-sheets/receive-commands.ts';
import { formSettings } from '../../db/opinion-sheets/settings.ts';
import type { CommitteeService } from '../committee-service.ts';
import { knownOwnDraft, sheetToHandIn } from '../opinion-sheets/own-sheet.ts';
import { ownKeysOf } from './keys.ts';
import { ownSharedNotes } from './notes.ts';
import { sheetPreview } from './previews.ts';
import { encryptTo, jsonEntry, writeBundleFile } from './write-bundle-file.ts';

export interface SubmitRequest {
  readonly meeting: Meeting;
  readonly path: string;
  readonly passphrase: string | null;
  /** Encrypts to the key of the secretariat, also where the form does not ask for it. */
  readonly encrypt?: boolean;
}

/**
 * Freezes the owner's draft as the next revision of their sheet and writes it, with their shared notes, as a bundle for the
 * secretariat. Handed in once more without a change it is the same revision.
 * @throws ShingiError sheet-incomplete, conflict (a secretariat's file), not-found (no draft), disk-full …
 */
export async function submitSheet(service: CommitteeService, request: SubmitRequest): Promise<PackReport> {
  const { file, environment } = service;
  const { read } = file;
  const { meeting } = request;
  const owner = findOwner(read);
  if (owner.role !== 'member') {
    throw new ShingiError('conflict', { what: 'owner' });
  }
  const draft = knownOwnDraft(read, meeting.id);
  if (draft === null) {
    throw new ShingiError('sheet-incomplete', { findings: [{ code: 'noOpinions', position: null }] });
  }
  const now = environment.now();
  const sheet = sheetToHandIn(read, draft, now);
  const packet = lastTransfer(read, { direction: 'in', kind: 'packet', meeting_id: meeting.id });
  const wantsKey = request.encrypt === true || formSettings(read).encryptSheets;
  if (wantsKey && request.passphrase === null && packet?.recipient == null) {
    throw new ShingiError('bundle-refused', { reason: 'keyNeeded', path: request.path });
  }
  const notes = ownSharedNotes(read, meeting.id);
  const { signing } = await ownKeysOf(file);
  return writeBundleFile(service, {
    kind: 'sheet',
    meeting,
    path: request.path,
    revision: sheet.document.revision,
    previousRevisionHash: sheet.document.previousRevisionHash,
    answers: packet === null ? null : { bundleId: packet.bundle_id, hash: packet.manifest_hash },
    counts: { opinions: sheet.document.opinions.length, notes: notes.length },
    files: [
      { path: entryPaths.sheet, type: 'application/json', bytes: Buffer.from(sheet.text) },
      jsonEntry(entryPaths.notes, { notes }),
    ],
    preview: sheetPreview(
      {
        translate: createTranslate(environment.locale),
        locale: environment.locale,
        committeeName: findCommittee(read)?.name ?? '',
        meeting,
        senderName: owner.name,
        revision: sheet.document.revision,
        now,
      },
      sheet.document,
      notes.map(({ body, place }) => ({ body, quote: place === null ? '' : quotedText(place.target) })),
    ),
    encryptTo: encryptTo(request.passphrase, wantsKey ? (packet?.recipient ?? null) : null),
    parked: null,
    before: (tx) => {
      if (sheet.isNew) {
        takeRevision(
          tx,
          {
            document: sheet.document,
            text: sheet.text,
            signer: signing.publicKey,
            origin: 'own',
            method: 'bundle',
            receivedAt: now,
          },
          () => null,
        );
      }
    },
  });
}
