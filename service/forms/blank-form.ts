import { ShingiError } from '../../core/contract/errors.ts';
import { foldKey } from '../../core/domain/blocks/fold.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import { currentVersion } from '../../core/domain/materials/material.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import { type BlankField, type BlankForm, formVersion } from '../../core/domain/opinion-sheets/form-file.ts';
import type { FormSettings, StandardField } from '../../core/domain/opinion-sheets/form-settings.ts';
import { ownChoicesOf } from '../../core/domain/opinion-sheets/own-choices.ts';
import type { Locale, Translate } from '../../core/locales/translator.ts';
import { sha256 } from '../../db/change-log/hashes.ts';
import { findCommittee, findMember } from '../../db/committees/queries.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { formSettings, sheetTerms } from '../../db/opinion-sheets/settings.ts';
import { versionTitle } from '../exchange/previews.ts';
import { meetingLabel } from '../handlers/summaries.ts';
import { materialsOf } from '../materials-of.ts';
import { momentText } from '../moments.ts';

/** Tables of the document and blocks of the PDF that are numbered at most. */
const greatestNumber = 20;

export interface FormRequest {
  readonly meeting: Meeting;
  /** For one member: their name stands there already. Null for everybody. */
  readonly memberId: string | null;
  readonly translate: Translate;
  readonly locale: Locale;
  readonly newId: () => string;
}

/** The form of a meeting as the committee's settings want it. @throws ShingiError not-found (committee, member) */
export function blankForm(read: ReadHandle, request: FormRequest): BlankForm {
  const { meeting, memberId, translate, locale } = request;
  const committee = findCommittee(read);
  const member = memberId === null ? null : findMember(read, memberId);
  if (committee === null || (memberId !== null && member === null)) {
    throw new ShingiError('not-found', { what: committee === null ? 'committee' : 'member' });
  }
  const settings = formSettings(read);
  const materials = listedMaterials(read, meeting.id, translate);
  const fields = new FormFields(
    settings,
    translate,
    materials.map(({ label }) => label),
  );
  const head = fields.head(member?.name ?? '');
  const opinion = fields.opinion();
  const terms = sheetTerms(read, meeting.id);
  const ownChoices = ownChoicesOf(settings);
  return {
    identity: {
      version: versionFor(Object.values(ownChoices)),
      committeeId: committee.id,
      committeeName: committee.name,
      meetingId: meeting.id,
      meetingLabel: meetingLabel(meeting),
      formId: request.newId(),
      settingsHash: sha256(canonicalJson(settings)),
      memberId,
      labels: Object.fromEntries([...head, ...opinion].map(({ name, label }) => [name, label])),
      own: Object.fromEntries(settings.ownFields.map(({ id }, index) => [ownName(index), id])),
      ...(Object.keys(ownChoices).length === 0 ? {} : { ownChoices }),
      materials,
      lists: [...head, ...opinion].filter(({ choices }) => choices.length > 0).map(({ name }) => name),
    },
    language: locale,
    title: settings.title ?? translate('form:title'),
    committeeName: committee.name,
    meetingLabel: meetingLabel(meeting),
    deadline:
      terms.dueAt === null ? null : translate('form:deadline', { time: momentText(terms.dueAt, translate) }),
    lead: [
      ...(settings.lead.length === 0 ? [translate('form:lead')] : settings.lead),
      ...(terms.handInNote === '' ? [] : [translate('form:handIn', { note: terms.handInNote })]),
    ],
    head,
    opinion,
    materials: materials.map(({ label }) => label),
    words: wordsOf(translate),
  };
}

/** A form that asks for no choices of its own is read by older programs as well, and so is one with single choices. */
function versionFor(choices: readonly { readonly several: boolean }[]): number {
  return choices.length === 0 ? 1 : choices.some(({ several }) => several) ? formVersion : 2;
}

function ownName(index: number): string {
  return `own${index + 1}`;
}

/** Papers that can be commented on, in the order of the meeting; labels that would be the same twice are numbered. */
function listedMaterials(read: ReadHandle, meetingId: string, translate: Translate) {
  const known = new Set<string>();
  return materialsOf(read, meetingId).flatMap(({ material, versions }) => {
    const version = currentVersion(versions);
    if (version === undefined || material.kind === 'opinionForm') {
      return [];
    }
    const label = unique(versionTitle(material, version, translate).slice(0, 200), known);
    return [{ label, materialId: material.id, versionId: version.id }];
  });
}

function unique(label: string, known: Set<string>): string {
  let candidate = label;
  for (let number = 2; known.has(foldKey(candidate)); number += 1) {
    candidate = `${label}（${number}）`;
  }
  known.add(foldKey(candidate));
  return candidate;
}

/** The fields of one form. Labels are told apart, because a filled-in form is read by them. */
class FormFields {
  readonly #settings: FormSettings;
  readonly #translate: Translate;
  readonly #materials: readonly string[];
  readonly #labels = new Set<string>();

  constructor(settings: FormSettings, translate: Translate, materials: readonly string[]) {
    this.#settings = settings;
    this.#translate = translate;
    this.#materials = materials;
  }

  head(name: string): BlankField[] {
    const { roles, defaultRole, publishabilities, defaultPublishability, ownFields } = this.#settings;
    const translate = this.#translate;
    return [
      ...this.#standard('submitter', 'name', { value: name, input: 'line' }),
      ...(roles.length < 2
        ? []
        : [
            this.#field('role', translate('form:field.role'), {
              input: 'choice',
              choices: roles.map((value) => ({ value, label: translate(`opinion:submitterRole.${value}`) })),
              value: defaultRole,
            }),
          ]),
      ...(publishabilities.length < 2
        ? []
        : this.#standard('publishability', 'publishability', {
            input: 'choice',
            choices: publishabilities.map((value) => ({
              value,
              label: translate(`opinion:publishability.${value}`),
            })),
            value: name === '' ? '' : defaultPublishability,
          })),
      ...ownFields.map((own, index) =>
        this.#field(ownName(index), own.label, {
          hint: own.hint,
          required: own.required,
          input: own.input === 'choice' && own.several === true ? 'several' : own.input,
          lines: own.lines,
          choices:
            own.input === 'choice' ? own.choices.map((label, at) => ({ value: `c${at + 1}`, label })) : [],
        }),
      ),
    ];
  }

  opinion(): BlankField[] {
    const { kinds } = this.#settings;
    const translate = this.#translate;
    return [
      ...(kinds.length < 2
        ? []
        : this.#standard('kind', 'kind', {
            input: 'choice',
            choices: kinds.map((value) => ({ value, label: translate(`opinion:kind.${value}`) })),
          })),
      ...this.#location(),
      ...(['quote', 'text', 'reason', 'proposal'] as const).flatMap((name) => this.#standard(name, name, {})),
    ];
  }

  /** 該当箇所 is asked for in three parts, so that it can be found again. */
  #location(): BlankField[] {
    const { shown, required, label, hint } = this.#settings.fields.location;
    if (!shown) {
      return [];
    }
    const translate = this.#translate;
    const whole = translate('opinion:location.wholePlan');
    return [
      this.#field('material', translate('form:field.material'), {
        required,
        input: 'list',
        choices: [...this.#materials, whole].map((text) => ({ value: text, label: text })),
      }),
      this.#field('page', translate('form:field.page'), { input: 'line' }),
      this.#field('place', label ?? translate('form:field.place'), {
        input: 'line',
        hint: hint === '' ? translate('form:hint.place') : hint,
      }),
    ];
  }

  #standard(setting: StandardField, name: string, more: Partial<BlankField>): BlankField[] {
    const { shown, required, label, hint, lines } = this.#settings.fields[setting];
    // Without words there is no opinion, whatever the settings say.
    if (!shown && setting !== 'text') {
      return [];
    }
    return [
      this.#field(name, label ?? this.#usualLabel(setting), {
        hint: hint === '' ? this.#usualHint(setting) : hint,
        required: setting === 'submitter' ? required && this.#settings.nameRequired : required,
        input: 'text',
        lines,
        ...more,
      }),
    ];
  }

  #usualLabel(setting: StandardField): string {
    return setting === 'kind'
      ? this.#translate('form:field.kind')
      : this.#translate(`opinion:field.${setting}`);
  }

  #usualHint(setting: StandardField): string {
    if (setting === 'submitter') {
      return this.#settings.nameRequired ? '' : this.#translate('form:hint.name');
    }
    return setting === 'quote' || setting === 'proposal' ? this.#translate(`form:hint.${setting}`) : '';
  }

  #field(name: string, label: string, more: Partial<BlankField>): BlankField {
    return {
      name,
      label: unique(label, this.#labels),
      hint: '',
      required: false,
      input: 'text',
      lines: 1,
      choices: [],
      value: '',
      ...more,
    };
  }
}

function wordsOf(translate: Translate): BlankForm['words'] {
  return {
    materialsHeading: translate('form:words.materials'),
    submitterHeading: translate('form:words.submitter'),
    opinionsHeading: translate('form:words.opinions'),
    opinionHeadings: Array.from({ length: greatestNumber }, (_, index) =>
      translate('form:words.opinion', { no: index + 1 }),
    ),
    required: translate('form:words.required'),
    choose: translate('form:words.choose'),
    several: translate('form:words.several'),
    severalBoxes: translate('form:words.severalBoxes'),
    severalRows: translate('form:words.severalRows'),
    formNumber: translate('form:words.formNumber'),
    moreInPdf: translate('form:words.moreInPdf'),
    moreInWorkbook: translate('form:words.moreInWorkbook'),
    moreInDocument: translate('form:words.moreInDocument'),
    saveInPdf: translate('form:words.saveInPdf'),
    sheetName: translate('form:words.sheetName'),
  };
}
