import { type ReactNode, useState } from 'react';
import type { Overview } from '../../../../core/contract/schemas.ts';
import { blankStatistics } from '../../../../core/domain/statistics/editing/blank.ts';
import { nextPeriodLabel } from '../../../../core/domain/statistics/period.ts';
import { useWords } from '../../../app/words.ts';
import { newId } from '../../../platform/new-id.ts';
import { TextField } from '../../../ui/form.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useNewDraft } from '../new-draft.tsx';
import { type Paper, PaperFields, paperInput } from '../paper-fields.tsx';

const mostYears = 50;

/** 新しい統計資料: which meeting it is for, its name and the years of its first table; then it is written. */
export function NewStatisticsDialog({
  overview,
  onClose,
}: {
  readonly overview: Overview;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const { fields, ready, begin } = useNewDraft(overview);
  const [paper, setPaper] = useState<Paper>({
    number: '',
    title: t('statistics:new.name'),
    distribution: '',
  });
  const [firstYear, setFirstYear] = useState('');
  const [years, setYears] = useState('5');
  const start = (): Promise<void> =>
    begin({
      ...paperInput(paper),
      content: blankStatistics(yearsFrom(firstYear.trim(), Number(years)), newId),
    });
  return (
    <FormDialog
      title={t('statistics:new.title')}
      onClose={onClose}
      submit={t('statistics:new.submit')}
      ready={paper.title.trim() !== '' && ready}
      save={start}
    >
      <p>{t('statistics:new.lead')}</p>
      {fields}
      <PaperFields paper={paper} onChange={setPaper} />
      <TextField
        label={t('statistics:new.firstYear')}
        hint={t('statistics:new.firstYearHint')}
        maxLength={40}
        value={firstYear}
        onChange={(event) => setFirstYear(event.target.value)}
      />
      <TextField
        label={t('statistics:new.years')}
        type="number"
        min={1}
        max={mostYears}
        value={years}
        onChange={(event) => setYears(event.target.value)}
      />
    </FormDialog>
  );
}

/** So many periods that go on from the first, as far as its label says how. */
function yearsFrom(first: string, count: number): string[] {
  const labels = [first];
  while (labels.length < Math.min(mostYears, Math.max(1, count))) {
    labels.push(nextPeriodLabel(labels.at(-1) ?? '') ?? '');
  }
  return labels;
}
