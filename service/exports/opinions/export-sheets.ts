import { ShingiError } from '../../../core/contract/errors.ts';
import type { PrintedSheetChoice } from '../../../core/contract/opinion-export-calls.ts';
import type { ExportReport } from '../../../core/contract/schemas.ts';
import { opinionFormBlocks } from '../../../core/domain/blocks/to-blocks/opinion-form.ts';
import type { Meeting } from '../../../core/domain/meetings/meeting.ts';
import { createTranslate, type Translate } from '../../../core/locales/translator.ts';
import { findCommittee } from '../../../db/committees/queries.ts';
import type { ReadHandle } from '../../../db/connection/handles.ts';
import { formSettings, sheetTerms } from '../../../db/opinion-sheets/settings.ts';
import type { CommitteeService } from '../../committee-service.ts';
import { meetingLabel } from '../../handlers/summaries.ts';
import { dayText } from '../../moments.ts';
import { showMySheet } from '../../opinion-sheets/own-sheet.ts';
import { showSheet } from '../../opinion-sheets/received-sheets.ts';
import { type ExportProgress, exportPacket } from '../export-packet.ts';
import type { PrintContents } from '../packet-parts.ts';
import { blankForm } from './blank-form.ts';
import { explainGeta } from './explain-geta.ts';
import { meetingName, meetingOfId } from './meeting-name.ts';
import { printPapers } from './print-paper.ts';
import { formTitle, type PrintedSheet, sheetPaper } from './sheet-paper.ts';

/**
 * Writes a 意見・提案シート as PDF.
 * @throws ShingiError not-found, what printing or writing refuses
 */
export async function exportSheet(
  service: CommitteeService,
  choice: PrintedSheetChoice,
  path: string,
  signal: AbortSignal,
  onProgress: ExportProgress,
): Promise<ExportReport> {
  const { environment, file } = service;
  const { read } = file;
  const translate = createTranslate(environment.locale);
  const settings = formSettings(read);
  if (choice.of === 'blank') {
    const contents = blankContents(service, meetingOfId(read, choice.meetingId), translate);
    return exportPacket(contents, { path, plainText: false }, environment, signal, onProgress);
  }
  const { meeting, sheet } =
    choice.of === 'own'
      ? ownSheet(service, choice.meetingId, translate)
      : receivedSheet(read, choice.sheetId, translate);
  const name = meetingName(read, meeting);
  return printPapers([sheetPaper(sheet, settings, translate)], {
    path,
    // The name of a person would go into the properties of the file.
    title: translate('opinion-export:sheet.titleOf', {
      title: formTitle(settings, translate),
      meeting: meetingLabel(meeting),
    }),
    meetingLabel: name,
    numberLabel: null,
    environment,
    signal,
    onProgress,
    explainGeta: explainGeta(translate),
  });
}

function blankContents(service: CommitteeService, meeting: Meeting, translate: Translate): PrintContents {
  const { read } = service.file;
  const { newId } = service.environment;
  const settings = formSettings(read);
  const committee = meeting.committeeName ?? findCommittee(read)?.name ?? '';
  const content = blankForm(
    settings,
    { meeting, committee, terms: sheetTerms(read, meeting.id) },
    translate,
    newId,
  );
  return {
    title: content.title,
    meetingLabel: '',
    parts: [
      {
        material: { id: newId(), kind: 'opinionForm', title: content.title, number: null },
        label: null,
        versionNote: null,
        blocks: opinionFormBlocks(content),
        file: null,
      },
    ],
    notReceived: [],
  };
}

function ownSheet(
  { file, environment }: CommitteeService,
  meetingId: string,
  translate: Translate,
): { meeting: Meeting; sheet: PrintedSheet } {
  const { read } = file;
  const meeting = meetingOfId(read, meetingId);
  const { draft, revisions, hasChanges } = showMySheet(read, meetingId, environment.newId, environment.now());
  const newest = revisions.at(-1);
  const state =
    newest === undefined
      ? translate('opinion-export:sheet.draft')
      : hasChanges
        ? translate('opinion-export:sheet.draftAfter')
        : null;
  return {
    meeting,
    sheet: {
      meeting: meetingName(read, meeting),
      submitter: draft.submitter.name ?? translate('opinion-export:sheet.noName'),
      role: draft.submitter.role,
      publishability: draft.publishability,
      answers: draft.answers,
      opinions: draft.opinions,
      facts: [
        ...(state === null ? [] : [[translate('opinion-export:sheet.state'), state] as const]),
        ...(newest === undefined
          ? []
          : [
              [
                translate('opinion-export:sheet.submitted'),
                translate('opinion-export:sheet.submittedText', {
                  day: dayText(newest.submittedAt),
                  revision: newest.revision,
                }),
              ] as const,
            ]),
      ],
    },
  };
}

/** A sheet that was taken in, in the revision that counts; where revisions stand against each other, the newest. */
function receivedSheet(
  read: ReadHandle,
  sheetId: string,
  translate: Translate,
): { meeting: Meeting; sheet: PrintedSheet } {
  const { sheet, revisions } = showSheet(read, sheetId);
  const revision = revisions.find(({ standing }) => standing === 'stands') ?? revisions[0];
  if (revision === undefined) {
    throw new ShingiError('not-found', { what: 'opinionSheet', id: sheetId });
  }
  const { document } = revision;
  const meeting = meetingOfId(read, sheet.meetingId);
  return {
    meeting,
    sheet: {
      meeting: meetingName(read, meeting),
      submitter: document.submitter.name ?? translate('opinion-export:sheet.noName'),
      role: document.submitter.role,
      publishability: document.publishability,
      answers: document.answers,
      opinions: document.opinions,
      facts: receiptFacts(sheet, translate),
    },
  };
}

/** Receipt number, day, way and revision; that it came late. */
export function receiptFacts(
  sheet: ReturnType<typeof showSheet>['sheet'],
  translate: Translate,
): (readonly [string, string])[] {
  return [
    [
      translate('opinion-export:sheet.receipt'),
      translate('opinion-export:sheet.receiptText', {
        no: sheet.receiptNo,
        day: dayText(sheet.receivedAt),
        method: translate(`opinion:method.${sheet.method}`),
      }),
    ],
    ...(sheet.revisionCount > 1
      ? [
          [
            translate('opinion-export:sheet.revision'),
            translate('opinion-export:sheet.revisionText', { revision: sheet.revision }),
          ] as const,
        ]
      : []),
    ...(sheet.isLate
      ? [[translate('opinion-export:sheet.state'), translate('opinion-export:sheet.late')] as const]
      : []),
  ];
}
