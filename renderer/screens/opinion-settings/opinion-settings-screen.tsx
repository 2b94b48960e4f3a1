import type { ReactNode } from 'react';
import { hrefOf, type OpinionSettingsPart } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { PlacesScreen } from '../../ui/places-screen.tsx';
import { CategoriesPart } from './categories-part.tsx';
import { DispositionsPart } from './dispositions-part.tsx';
import { FormPart } from './form-part.tsx';

const parts: readonly OpinionSettingsPart[] = ['form', 'dispositions', 'categories'];

/** 意見シートの決まり: what the committee's form asks, its table of 対応区分, its own categories. */
export function OpinionSettingsScreen({ part }: { readonly part: OpinionSettingsPart }): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const owner = useCall('owner', {});
  const settings = useCall('opinionSettings', {});
  const use = useCall('opinionUse', {});
  if (owner.state === 'ready' && owner.value.role === 'member') {
    return (
      <PlacesScreen
        title={t('opinion-settings:title')}
        label={t('opinion-settings:title')}
        places={[]}
        lead={t('opinion-settings:notForMembers')}
      >
        {null}
      </PlacesScreen>
    );
  }
  return (
    <PlacesScreen
      title={t(`opinion-settings:${part}.title`)}
      label={t('opinion-settings:title')}
      places={parts.map((one) => ({
        href: hrefOf({ screen: 'opinion-settings', part: one }),
        name: t(`opinion-settings:${one}.title`),
        isHere: one === part,
      }))}
      lead={t(`opinion-settings:${part}.lead`)}
    >
      <Answered answer={settings} onRetry={() => cache.retry('opinionSettings', {})}>
        {({ form, dispositions, categories }) => (
          <Answered answer={use} onRetry={() => cache.retry('opinionUse', {})}>
            {(uses) => {
              switch (part) {
                case 'form':
                  return <FormPart saved={form} />;
                case 'dispositions':
                  return <DispositionsPart saved={dispositions} uses={uses.dispositions} />;
                case 'categories':
                  return <CategoriesPart saved={categories} uses={uses.categories} />;
              }
            }}
          </Answered>
        )}
      </Answered>
    </PlacesScreen>
  );
}
