import path from 'node:path';
import { ShingiError } from '../../core/contract/errors.ts';
import type { ReceivedFile } from '../../core/contract/exchange-schemas.ts';
import { foldKey } from '../../core/domain/blocks/fold.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import type { Member } from '../../core/domain/committees/committee.ts';
import type { RefusalReason } from '../../core/domain/exchange/refusal.ts';
import {
  type FormNotice,
  type InterpretedForm,
  interpretForm,
} from '../../core/domain/opinion-sheets/filled-form.ts';
import type { FilledForm, FormDescription } from '../../core/domain/opinion-sheets/form-file.ts';
import type { SubmissionMethod, Submitter } from '../../core/domain/opinion-sheets/sheet.ts';
import { createTranslate, type Translate } from '../../core/locales/translator.ts';
import { sha256 } from '../../db/change-log/hashes.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { findOwner } from '../../db/committees/owner.ts';
import { findCommittee, listMembers } from '../../db/committees/queries.ts';
import { registeredKeyOf } from '../../db/exchange/queries.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import { formSettings } from '../../db/opinion-sheets/settings.ts';
import type { CommitteeService } from '../committee-service.ts';
import { Refusal } from '../exchange/documents.ts';
import { writeOrPreview } from '../exchange/preview.ts';
import { loadFile, reasonOfJob } from '../exchange/read-files.ts';
import { entriesOf, isLate } from '../exchange/receive-sheet.ts';
import { categorySuggester } from '../exchange/suggest.ts';
import type { JobInput } from '../jobs/job-shapes.ts';
import { formWords } from './form-words.ts';
import { keptText } from './kept-text.ts';
import { placeOpinion } from './place-opinion.ts';
import { type TakenSheet, takeSheetWords } from './take-sheet.ts';

export interface FormsRequest {
  readonly paths: readonly string[];
  readonly preview: boolean;
  /** How the files came to the secretariat. */
  readonly method: SubmissionMethod;
}

const formats: Readonly<Record<string, JobInput<'readForm'>['format']>> = {
  '.pdf': 'pdf',
  '.xlsx': 'workbook',
  '.xlsm': 'workbook',
  '.docx': 'document',
  '.docm': 'document',
};
/** Milliseconds for reading one file. */
const jobTimeout = 60_000;

/** True for files that may be filled-in forms, by their name. */
export function isFormPath(file: string): boolean {
  return path.extname(file).toLowerCase() in formats;
}

type Read =
  | { readonly ok: true; readonly form: FilledForm }
  | { readonly ok: false; readonly reason: RefusalReason; readonly detail: string };

async function readFormFile(service: CommitteeService, file: string, signal: AbortSignal): Promise<Read> {
  const loaded = await loadFile(file);
  const format = formats[path.extname(file).toLowerCase()];
  if (loaded.bytes === null || format === undefined) {
    return {
      ok: false,
      reason: format === undefined ? 'unsupportedFile' : loaded.reason,
      detail: loaded.detail,
    };
  }
  try {
    return await service.environment.jobs.run(
      'readForm',
      { bytes: loaded.bytes, format },
      { signal, timeout: jobTimeout },
    );
  } catch (error) {
    const reason = error instanceof ShingiError ? reasonOfJob[error.code] : undefined;
    if (reason === undefined) {
      throw error;
    }
    return { ok: false, reason, detail: '' };
  }
}

/**
 * Takes filled-in forms in, each in a command of its own, wholly or not at all.
 * @throws ShingiError cancelled; a refused file throws nothing, its result says why
 */
export async function receiveForms(
  service: CommitteeService,
  request: FormsRequest,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<ReceivedFile[]> {
  const translate = createTranslate(service.environment.locale);
  const results: ReceivedFile[] = [];
  for (const file of request.paths) {
    if (signal.aborted) {
      throw new ShingiError('cancelled');
    }
    const read = await readFormFile(service, file, signal);
    results.push(receiveOne(service, file, read, request, translate));
    onProgress(results.length);
  }
  return results;
}

function receiveOne(
  service: CommitteeService,
  file: string,
  read: Read,
  request: FormsRequest,
  translate: Translate,
): ReceivedFile {
  const nothing = {
    path: file,
    name: path.basename(file),
    kind: 'sheet' as const,
    committeeName: read.ok ? read.form.description.committeeName : '',
    meetingId: read.ok ? read.form.description.meetingId : null,
    meetingLabel: read.ok ? read.form.description.meetingLabel : '',
    proof: null,
    wasEncrypted: false,
  };
  const refused = (reason: RefusalReason, detail: string, sender = ''): ReceivedFile => ({
    ...nothing,
    result: 'refused',
    reason,
    conflict: null,
    detail: detail.slice(0, 300),
    sender,
    sheetId: null,
    revision: null,
    isLate: false,
    entries: [],
    notices: [],
  });
  if (!read.ok) {
    return refused(read.reason, read.detail);
  }
  try {
    return writeOrPreview(service.file, 'receiveForm', request.preview, (tx): ReceivedFile => {
      const { taken, notices, name } = takeForm(tx, read.form, request.method, translate);
      return {
        ...nothing,
        result: taken.result,
        reason: null,
        conflict: taken.conflict,
        detail: '',
        sender: name,
        sheetId: taken.sheetId,
        revision: taken.revision,
        isLate: isLate(tx, read.form.description.meetingId, tx.environment.now()),
        entries: entriesOf(taken.before, taken.after),
        notices: [...notices],
      };
    });
  } catch (error) {
    if (error instanceof Refusal) {
      return refused(error.reason, error.detail);
    }
    throw error;
  }
}

/** @throws Refusal notForMember, otherCommittee, otherMeeting */
function refuseElsewhere(tx: WriteHandle, description: FormDescription): void {
  if (findOwner(tx).role !== 'secretariat') {
    throw new Refusal('notForMember');
  }
  if (findCommittee(tx)?.id !== description.committeeId) {
    throw new Refusal('otherCommittee', description.committeeName);
  }
  if (findMeeting(tx, description.meetingId) === null) {
    throw new Refusal('otherMeeting', description.meetingLabel);
  }
}

function named(members: readonly Member[], name: string): Member | undefined {
  const key = foldKey(name);
  const same = members.filter(
    (member) => foldKey(member.name) === key || (key !== '' && foldKey(member.kana ?? '') === key),
  );
  // Two people of one name: nobody can tell here which of them it was.
  return same.length === 1 ? same[0] : undefined;
}

/** Who wrote the form: the one it names, else the one it was made for. */
function submitterOf(
  tx: WriteHandle,
  description: FormDescription,
  form: InterpretedForm,
  notices: FormNotice[],
): Submitter {
  const members = listMembers(tx);
  const meant = members.find(({ id }) => id === description.memberId);
  const name = form.name === '' ? (meant?.name ?? '') : form.name.slice(0, 100);
  const note = (code: FormNotice['code']): void => {
    notices.push({ code, no: null, value: name });
  };
  const isMeant = meant !== undefined && foldKey(name) === foldKey(meant.name);
  if (meant !== undefined && !isMeant) {
    note('nameDiffers');
  }
  const member = isMeant ? meant : named(members, name);
  const role = form.role ?? (member === undefined ? formSettings(tx).defaultRole : 'member');
  if (name === '') {
    note('nameMissing');
  } else if (role === 'member' && member === undefined) {
    note('notOnRoster');
  }
  return {
    memberId: role === 'member' ? (member?.id ?? null) : null,
    name: role === 'member' && member !== undefined ? member.name : name === '' ? null : name,
    role,
  };
}

function takeForm(
  tx: WriteHandle,
  filled: FilledForm,
  method: SubmissionMethod,
  translate: Translate,
): { readonly taken: TakenSheet; readonly notices: readonly FormNotice[]; readonly name: string } {
  const { description } = filled;
  refuseElsewhere(tx, description);
  const form = interpretForm(filled, formWords());
  const notices = [...form.notices];
  if (form.opinions.length === 0) {
    throw new Refusal('formEmpty');
  }
  const settings = formSettings(tx);
  const submitter = submitterOf(tx, description, form, notices);
  if (submitter.memberId !== null && registeredKeyOf(tx, submitter.memberId) !== null) {
    throw new Refusal('signatureNeeded', submitter.name ?? '');
  }
  if (form.publishability === null && settings.fields.publishability.shown) {
    notices.push({ code: 'publishabilityMissing', no: null, value: '' });
  }
  if (sha256(canonicalJson(settings)) !== description.settingsHash) {
    notices.push({ code: 'settingsChanged', no: null, value: '' });
  }
  const opinions = form.opinions.map((opinion) => {
    const kind = opinion.kind ?? settings.kinds[0] ?? 'opinion';
    const placed = placeOpinion(tx, description.meetingId, { ...opinion, kind }, translate);
    notices.push(...placed.notices);
    return placed.opinion;
  });
  const known = new Set(form.answers.map(({ fieldId }) => fieldId));
  const taken = takeSheetWords(
    tx,
    {
      meetingId: description.meetingId,
      submitter,
      personKey: '',
      // Who has not said that it may be published has not allowed it.
      publishability:
        form.publishability ??
        (settings.publishabilities.length === 1 ? settings.defaultPublishability : 'membersOnly'),
      answers: [
        ...form.answers,
        ...keptText(
          description.meetingId,
          'leftOver',
          translate('form:leftOver'),
          form.leftOver.join('\n\n'),
        ).filter(({ fieldId }) => !known.has(fieldId)),
      ],
      opinions,
      method,
      origin: 'formFile',
      receivedAt: tx.environment.now(),
      keepsKnown: false,
    },
    categorySuggester(tx),
  );
  return { taken, notices, name: submitter.name ?? '' };
}
