import { wareki } from '../../../core/domain/dates/wareki.ts';
import type { Meeting } from '../../../core/domain/meetings/meeting.ts';
import type {
  FormSettings,
  SheetTerms,
  StandardField,
} from '../../../core/domain/opinion-sheets/form-settings.ts';
import { standardFieldSchema } from '../../../core/domain/opinion-sheets/form-settings.ts';
import type {
  OpinionFormContent,
  OpinionFormField,
} from '../../../core/domain/opinion-sheets/opinion-form-content.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import { meetingLabel } from '../../handlers/summaries.ts';
import { momentText } from '../../moments.ts';
import { fieldLabel, formTitle } from './sheet-paper.ts';

/** What the empty form says of its meeting. */
export interface FormMeeting {
  readonly meeting: Meeting;
  readonly committee: string;
  readonly terms: SheetTerms;
}

/**
 * The empty 意見・提案シート for a meeting, to be written on by hand: the committee's fields in their order, deadline, how
 * to hand it in, and what becomes of it.
 */
export function blankForm(
  settings: FormSettings,
  { meeting, committee, terms }: FormMeeting,
  translate: Translate,
  newId: () => string,
): OpinionFormContent {
  const line = (text: string) => ({ id: newId(), text });
  const held = meeting.heldOn === null ? (meeting.dateText ?? '') : wareki(meeting.heldOn, { weekday: true });
  const name = [meetingLabel(meeting), committee].filter((word) => word !== '').join('\u3000');
  const about = held === '' ? name : translate('opinion-export:form.meeting', { name, date: held });
  const note =
    settings.lead.length > 0
      ? settings.lead
      : [translate('opinion-export:form.lead'), translate('opinion-export:form.notice')];
  return {
    kind: 'opinionForm',
    titleId: newId(),
    title: formTitle(settings, translate),
    lead: [
      line(about),
      ...note.map(line),
      ...(terms.dueAt === null
        ? []
        : [line(translate('opinion-export:form.due', { when: momentText(terms.dueAt, translate) }))]),
      ...(terms.handInNote === ''
        ? []
        : [line(translate('opinion-export:form.handIn', { how: terms.handInNote }))]),
    ],
    fields: [
      ...standardFieldSchema.options
        .filter((field) => settings.fields[field].shown)
        .flatMap((field) => fieldsFor(field, settings, translate, newId)),
      ...settings.ownFields.map(
        ({ label, hint, input, lines, choices, several }): OpinionFormField => ({
          id: newId(),
          label,
          hint:
            input === 'choice' && several === true
              ? [translate('form:words.several'), hint].filter((part) => part !== '').join('　')
              : hint,
          input,
          lines,
          choices,
        }),
      ),
    ],
    notes: [line(translate('opinion-export:form.several'))],
  };
}

function fieldsFor(
  field: StandardField,
  settings: FormSettings,
  translate: Translate,
  newId: () => string,
): OpinionFormField[] {
  const { hint, lines } = settings.fields[field];
  const label = fieldLabel(settings, field, translate);
  const make = (choices: string[], words: { label?: string; hint?: string } = {}): OpinionFormField => ({
    id: newId(),
    label: words.label ?? label,
    hint: hint === '' ? (words.hint ?? '') : hint,
    input: choices.length > 0 ? 'choice' : lines > 1 ? 'text' : 'line',
    lines,
    choices,
  });
  switch (field) {
    case 'submitter':
      return [
        make([], settings.nameRequired ? {} : { hint: translate('opinion-export:form.nameOptional') }),
        ...(settings.roles.length > 1
          ? [
              make(
                settings.roles.map((role) => translate(`opinion:submitterRole.${role}`)),
                { label: translate('opinion-export:sheet.role') },
              ),
            ]
          : []),
      ];
    case 'publishability':
      return settings.publishabilities.length > 1
        ? [make(settings.publishabilities.map((one) => translate(`opinion:publishability.${one}`)))]
        : [];
    case 'kind':
      return settings.kinds.length > 1
        ? [make(settings.kinds.map((kind) => translate(`opinion:kind.${kind}`)))]
        : [];
    case 'location':
      return [make([], { hint: translate('opinion-export:form.location') })];
    case 'quote':
    case 'text':
    case 'reason':
    case 'proposal':
      return [make([])];
  }
}
