import { createHash } from 'node:crypto';
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
import { ownChoicesOf } from '../../core/domain/opinion-sheets/own-choices.ts';
import type { SubmissionMethod, Submitter } from '../../core/domain/opinion-sheets/sheet.ts';
import { createTranslate, type Translate } from '../../core/locales/translator.ts';
import { sha256 } from '../../db/change-log/hashes.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { findOwner } from '../../db/committees/owner.ts';
import { findCommittee, listMembers } from '../../db/committees/queries.ts';
import { recordFormTransfer } from '../../db/exchange/commands.ts';
import { registeredKeyOf } from '../../db/exchange/queries.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import { formSettings, sheetTerms } from '../../db/opinion-sheets/settings.ts';
import type { CommitteeService } from '../committee-service.ts';
import { Refusal } from '../exchange/documents.ts';
import { loadFile } from '../exchange/load-file.ts';
import { writeOrPreview } from '../exchange/preview.ts';
import { reasonOfJob } from '../exchange/read-files.ts';
import { entriesOf, isLate } from '../exchange/receive-sheet.ts';
import { categorySuggester } from '../exchange/suggest.ts';
import { formatOfForm } from './form-formats.ts';
import { formWords } from './form-words.ts';
import { keptText } from './kept-text.ts';
import { placeOpinion } from './place-opinion.ts';
import { type TakenSheet, takeSheetWords } from './take-sheet.ts';

export interface FormsRequest {
  readonly paths: readonly string[];
  readonly preview: boolean;
  /** How the files came to the secretariat. */
  readonly method: SubmissionMethod;
  readonly confirmation: Confirmation | null;
}

/** A person here says that unsigned forms are those of the members they name, whose keys are registered. */
export interface Confirmation {
  /** Who says so; is kept in the record of transfers. */
  readonly by: string;
  /** True where it is said of this file of this member. */
  readonly covers: (path: string, memberId: string) => boolean;
}

/** Milliseconds for reading one file. */
const jobTimeout = 60_000;

type Read =
  | { readonly ok: true; readonly form: FilledForm; readonly hash: string }
  | { readonly ok: false; readonly reason: RefusalReason; readonly detail: string };

async function readFormFile(service: CommitteeService, file: string, signal: AbortSignal): Promise<Read> {
  const loaded = await loadFile(file);
  const format = formatOfForm(file);
  if (loaded.bytes === null || format === null) {
    return {
      ok: false,
      reason: format === null ? 'unsupportedFile' : loaded.reason,
      detail: loaded.detail,
    };
  }
  try {
    const hash = createHash('sha256').update(loaded.bytes).digest('hex');
    const read = await service.environment.jobs.run(
      'readForm',
      { bytes: loaded.bytes, format },
      { signal, timeout: jobTimeout },
    );
    return read.ok ? { ...read, hash } : read;
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
  const accepted = ({ taken, notices, name, confirmedBy, isLate: late }: TakenForm): ReceivedFile => ({
    ...nothing,
    result: taken.result,
    reason: null,
    conflict: taken.conflict,
    detail: '',
    sender: name,
    sheetId: taken.sheetId,
    revision: taken.revision,
    proof: confirmedBy === null ? null : 'unsigned',
    isLate: late,
    entries: entriesOf(taken.before, taken.after),
    notices: [...notices],
  });
  try {
    return writeOrPreview(service.file, 'receiveForm', request.preview, (tx): ReceivedFile => {
      const form = takeForm(tx, read.form, request.method, translate);
      const isNews = form.taken.result !== 'unchanged';
      const { confirmation } = request;
      // What is known already brings nothing that would have to be confirmed.
      const holder =
        isNews && form.memberId !== null && registeredKeyOf(tx, form.memberId) !== null
          ? form.memberId
          : null;
      const confirmedBy =
        holder !== null && confirmation?.covers(file, holder) === true ? confirmation.by : null;
      if (holder !== null && confirmedBy === null) {
        // Everything is undone; what it would bring is shown, so that a person can judge.
        throw new NotConfirmed(accepted({ ...form, confirmedBy }));
      }
      if (isNews) {
        recordFormTransfer(tx, {
          form: 'filled',
          formId: read.form.description.formId,
          meeting_id: read.form.description.meetingId,
          file_name: path.basename(file),
          file_hash: read.hash,
          partner: form.name,
          revision: form.taken.revision,
          result: form.taken.result,
          sheet_id: form.taken.sheetId,
          confirmed_by: confirmedBy,
        });
      }
      return accepted({ ...form, confirmedBy });
    });
  } catch (error) {
    if (error instanceof NotConfirmed) {
      const { entries, notices, isLate: late } = error.wouldBe;
      const sender = error.wouldBe.sender;
      return {
        ...refused('confirmationNeeded', '', sender),
        proof: 'unsigned',
        entries,
        notices,
        isLate: late,
      };
    }
    if (error instanceof Refusal) {
      return refused(error.reason, error.detail);
    }
    throw error;
  }
}

/** An unsigned form in the name of a member whose key is registered, and nobody has said that it is that member's. */
class NotConfirmed extends Refusal {
  readonly wouldBe: ReceivedFile;

  constructor(wouldBe: ReceivedFile) {
    super('confirmationNeeded', wouldBe.sender);
    this.wouldBe = wouldBe;
  }
}

interface TakenForm {
  readonly taken: TakenSheet;
  readonly notices: readonly FormNotice[];
  readonly name: string;
  readonly memberId: string | null;
  readonly confirmedBy: string | null;
  readonly isLate: boolean;
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
): Omit<TakenForm, 'confirmedBy'> {
  const { description } = filled;
  refuseElsewhere(tx, description);
  const settings = formSettings(tx);
  const isOfSettings = sha256(canonicalJson(settings)) === description.settingsHash;
  // Older forms do not say what can be chosen; as long as nothing has changed, the settings do.
  const ownChoices = description.ownChoices ?? (isOfSettings ? ownChoicesOf(settings) : undefined);
  const form = interpretForm(
    ownChoices === undefined ? filled : { ...filled, description: { ...description, ownChoices } },
    formWords(),
  );
  const notices = [...form.notices];
  if (form.opinions.length === 0) {
    throw new Refusal('formEmpty');
  }
  const submitter = submitterOf(tx, description, form, notices);
  if (form.publishability === null && settings.fields.publishability.shown) {
    notices.push({ code: 'publishabilityMissing', no: null, value: '' });
  }
  if (!isOfSettings) {
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
  return {
    taken,
    notices,
    name: submitter.name ?? '',
    memberId: submitter.memberId,
    isLate: isLate(sheetTerms(tx, description.meetingId).dueAt, tx.environment.now()),
  };
}
