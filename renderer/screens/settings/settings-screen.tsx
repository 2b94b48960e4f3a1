import type { ReactNode } from 'react';
import type { Preferences } from '../../../core/contract/shell.ts';
import { largestText, smallestText, textStep, usePreferences } from '../../app/preferences.tsx';
import { useWords } from '../../app/words.ts';
import { dateWords } from '../../ui/dates.ts';
import { RadioGroup } from '../../ui/form.tsx';
import { Screen } from '../../ui/screen.tsx';
import { OwnerForm } from './owner-form.tsx';

const sampleDate = '2026-04-28';
const scales = Array.from(
  { length: (largestText - smallestText) / textStep + 1 },
  (_, index) => smallestText + index * textStep,
);

/** 文字の大きさと表示. Every choice takes effect at once. */
export function SettingsScreen(): ReactNode {
  const t = useWords();
  const { preferences, change } = usePreferences();
  const { locale } = preferences;
  return (
    <Screen title={t('settings:title')} lead={t('settings:lead')}>
      <RadioGroup<string>
        legend={t('settings:textSize')}
        inline
        value={String(preferences.textScale)}
        onChange={(value) => change({ textScale: Number(value) })}
        choices={scales.map((scale) => ({
          value: String(scale),
          label: t('settings:percent', { number: scale }),
        }))}
      />
      <p className="sample">{t('settings:sample')}</p>
      <RadioGroup<Preferences['theme']>
        legend={t('settings:theme')}
        inline
        value={preferences.theme}
        onChange={(theme) => change({ theme })}
        choices={[
          { value: 'system', label: t('settings:themes.system') },
          { value: 'light', label: t('settings:themes.light') },
          { value: 'dark', label: t('settings:themes.dark') },
        ]}
      />
      <RadioGroup<Preferences['calendar']>
        legend={t('settings:calendar')}
        inline
        value={preferences.calendar}
        onChange={(calendar) => change({ calendar })}
        choices={(['wareki', 'western'] as const).map((calendar) => ({
          value: calendar,
          label: dateWords(t, calendar).full(sampleDate),
        }))}
      />
      <p className="small">{t('settings:calendarHint')}</p>
      <RadioGroup<Preferences['locale']>
        legend={t('settings:language')}
        inline
        value={locale}
        onChange={(language) => change({ locale: language })}
        choices={[
          { value: 'ja', label: t('settings:languages.ja') },
          { value: 'en', label: t('settings:languages.en') },
        ]}
      />
      <OwnerForm />
    </Screen>
  );
}
