import { type ReactNode, useState } from 'react';
import { canonicalJson } from '../../../core/domain/change-log/canonical-json.ts';
import { type FormSettings, standardFieldSchema } from '../../../core/domain/opinion-sheets/form-settings.ts';
import { opinionKindSchema } from '../../../core/domain/opinion-sheets/opinion.ts';
import { publishabilitySchema, submitterRoleSchema } from '../../../core/domain/opinion-sheets/sheet.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Checkbox, SelectField, TextField } from '../../ui/form.tsx';
import { TextArea } from '../sheet/text-area.tsx';
import { OwnFields } from './own-fields.tsx';
import { SaveBar } from './save-bar.tsx';
import { StandardFields } from './standard-fields.tsx';

type Change = (changes: Partial<FormSettings>) => void;

/** Several of a few, in the order that the program has them. */
function Choices<Value extends string>({
  legend,
  options,
  chosen,
  labelOf,
  onChange,
}: {
  readonly legend: string;
  readonly options: readonly Value[];
  readonly chosen: readonly Value[];
  readonly labelOf: (value: Value) => string;
  readonly onChange: (chosen: Value[]) => void;
}): ReactNode {
  return (
    <fieldset className="radio-group inline">
      <legend>{legend}</legend>
      {options.map((option) => (
        <Checkbox
          key={option}
          label={labelOf(option)}
          checked={chosen.includes(option)}
          onChange={(event) =>
            onChange(options.filter((one) => (one === option ? event.target.checked : chosen.includes(one))))
          }
        />
      ))}
    </fieldset>
  );
}

/** What the committee's form asks, and whom; it goes to the members with the next packet. */
export function FormPart({ saved }: { readonly saved: FormSettings }): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const [next, setNext] = useState(saved);
  const change: Change = (changes) => setNext((now) => ({ ...now, ...changes }));
  const emptyOwn = next.ownFields.some(({ label }) => label.trim() === '');
  const emptyChoice = next.ownFields.some(({ input, choices }) => input === 'choice' && choices.length === 0);
  const fault =
    next.roles.length === 0
      ? t('opinion-settings:form.noRole')
      : next.publishabilities.length === 0
        ? t('opinion-settings:form.noPublishability')
        : next.kinds.length === 0
          ? t('opinion-settings:form.noKind')
          : emptyOwn
            ? t('opinion-settings:form.emptyOwn')
            : emptyChoice
              ? t('opinion-settings:form.emptyChoice')
              : null;
  return (
    <form
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        void action.run(async () => {
          const stored = tidy(next);
          await ask('saveFormSettings', stored);
          setNext(stored);
        });
      }}
    >
      <TextField
        label={t('opinion-settings:form.formTitle')}
        hint={t('opinion-settings:form.formTitleHint')}
        maxLength={100}
        value={next.title ?? ''}
        onChange={(event) => change({ title: event.target.value === '' ? null : event.target.value })}
      />
      <TextArea
        label={t('opinion-settings:form.leadLines')}
        hint=""
        note={t('opinion-settings:form.leadHint')}
        required={false}
        counts={false}
        lines={3}
        limit={9000}
        value={next.lead.join('\n')}
        onType={(text) =>
          change({
            lead: text
              .split('\n')
              .slice(0, 20)
              .map((line) => line.slice(0, 500)),
          })
        }
        onLeave={() => undefined}
      />
      <Submitters next={next} change={change} />
      <Choices
        legend={t('opinion-settings:form.kinds')}
        options={opinionKindSchema.options}
        chosen={next.kinds}
        labelOf={(kind) => t(`opinion:kind.${kind}`)}
        onChange={(kinds) => change({ kinds })}
      />
      <StandardFields fields={next.fields} onChange={(fields) => change({ fields })} />
      <OwnFields fields={next.ownFields} onChange={(ownFields) => change({ ownFields })} />
      <Handling next={next} change={change} />
      <Consequences next={next} />
      <SaveBar
        isChanged={canonicalJson(next) !== canonicalJson(saved)}
        fault={fault}
        busy={action.busy}
        error={action.error}
        onRestore={() => setNext(saved)}
      />
    </form>
  );
}

/** White space at the ends and empty last lines say nothing. */
function tidy(settings: FormSettings): FormSettings {
  const title = settings.title?.trim() ?? '';
  const lead = settings.lead.join('\n').trimEnd().split('\n');
  return {
    ...settings,
    title: title === '' ? null : title,
    lead: lead.length === 1 && lead[0] === '' ? [] : lead,
    ownFields: settings.ownFields.map((field) => ({ ...field, label: field.label.trim() })),
  };
}

function Submitters({ next, change }: { readonly next: FormSettings; readonly change: Change }): ReactNode {
  const t = useWords();
  return (
    <>
      <Choices
        legend={t('opinion-settings:form.roles')}
        options={submitterRoleSchema.options}
        chosen={next.roles}
        labelOf={(role) => t(`opinion:submitterRole.${role}`)}
        onChange={(roles) =>
          change({
            roles,
            defaultRole: roles.includes(next.defaultRole) ? next.defaultRole : (roles[0] ?? next.defaultRole),
          })
        }
      />
      <SelectField
        label={t('opinion-settings:form.defaultRole')}
        value={next.defaultRole}
        onChange={(event) =>
          change({
            defaultRole: next.roles.find((role) => role === event.target.value) ?? next.defaultRole,
          })
        }
      >
        {next.roles.map((role) => (
          <option key={role} value={role}>
            {t(`opinion:submitterRole.${role}`)}
          </option>
        ))}
      </SelectField>
      <Checkbox
        label={t('opinion-settings:form.nameRequired')}
        checked={next.nameRequired}
        onChange={(event) => change({ nameRequired: event.target.checked })}
      />
      <Choices
        legend={t('opinion-settings:form.publishabilities')}
        options={publishabilitySchema.options}
        chosen={next.publishabilities}
        labelOf={(one) => t(`opinion:publishability.${one}`)}
        onChange={(publishabilities) =>
          change({
            publishabilities,
            defaultPublishability: publishabilities.includes(next.defaultPublishability)
              ? next.defaultPublishability
              : (publishabilities[0] ?? next.defaultPublishability),
          })
        }
      />
      <SelectField
        label={t('opinion-settings:form.defaultPublishability')}
        value={next.defaultPublishability}
        onChange={(event) =>
          change({
            defaultPublishability:
              next.publishabilities.find((one) => one === event.target.value) ?? next.defaultPublishability,
          })
        }
      >
        {next.publishabilities.map((one) => (
          <option key={one} value={one}>
            {t(`opinion:publishability.${one}`)}
          </option>
        ))}
      </SelectField>
    </>
  );
}

/** Characters from which a text is pointed out, where that is switched on. */
const usualLongText = 2000;

function Handling({ next, change }: { readonly next: FormSettings; readonly change: Change }): ReactNode {
  const t = useWords();
  return (
    <fieldset className="radio-group">
      <legend>{t('opinion-settings:form.handling')}</legend>
      <Checkbox
        label={t('opinion-settings:form.pointsOutLong')}
        checked={next.longTextFrom !== null}
        onChange={(event) => change({ longTextFrom: event.target.checked ? usualLongText : null })}
      />
      {next.longTextFrom === null ? null : (
        <TextField
          label={t('opinion-settings:form.longTextFrom')}
          type="number"
          min={1}
          max={20_000}
          value={next.longTextFrom}
          onChange={(event) => {
            const count = Math.round(event.target.valueAsNumber);
            if (count >= 1 && count <= 20_000) {
              change({ longTextFrom: count });
            }
          }}
        />
      )}
      <Checkbox
        label={t('opinion-settings:form.encryptSheets')}
        checked={next.encryptSheets}
        onChange={(event) => change({ encryptSheets: event.target.checked })}
      />
      <p className="small">{t('opinion-settings:form.encryptHint')}</p>
    </fieldset>
  );
}

/** What members will be asked with these settings, in the order of the form. */
function Consequences({ next }: { readonly next: FormSettings }): ReactNode {
  const t = useWords();
  const mark = (label: string, required: boolean): string =>
    required ? t('opinion-settings:form.requiredField', { label }) : label;
  const standard = standardFieldSchema.options
    .filter((field) => next.fields[field].shown)
    .map((field) =>
      mark(
        next.fields[field].label ?? t(`opinion-settings:field.${field}`),
        field === 'submitter' ? next.nameRequired : next.fields[field].required,
      ),
    );
  const own = next.ownFields.map(({ label, required }) =>
    mark(label === '' ? t('opinion-settings:noName') : label, required),
  );
  return (
    <section className="consequences" aria-labelledby="consequences">
      <h2 id="consequences">{t('opinion-settings:form.consequences')}</h2>
      <p>{[...standard, ...own].join('\u3000')}</p>
      <p className="small">{t('opinion-settings:form.consequencesHint')}</p>
    </section>
  );
}
