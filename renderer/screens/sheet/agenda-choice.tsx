import type { ReactNode } from 'react';
import type { OpinionLocation } from '../../../core/domain/opinion-sheets/opinion.ts';
import { useWords } from '../../app/words.ts';
import { useCall } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { RadioGroup } from '../../ui/form.tsx';

/** An item of the 次第 of the meeting. */
export function AgendaChoice({
  meetingId,
  chosen,
  onChoose,
}: {
  readonly meetingId: string;
  readonly chosen: OpinionLocation['agendaItem'];
  readonly onChoose: (item: OpinionLocation['agendaItem']) => void;
}): ReactNode {
  const t = useWords();
  const overview = useCall('overview', {});
  return (
    <Answered answer={overview}>
      {({ meetings }) => {
        const agenda = meetings
          .find(({ meeting }) => meeting.id === meetingId)
          ?.materials.find(({ material, notReceived }) => material.kind === 'agenda' && !notReceived);
        return agenda === undefined ? (
          <p>{t('opinion-sheet:chooser.noAgenda')}</p>
        ) : (
          <Items materialId={agenda.material.id} chosen={chosen} onChoose={onChoose} />
        );
      }}
    </Answered>
  );
}

function Items({
  materialId,
  chosen,
  onChoose,
}: {
  readonly materialId: string;
  readonly chosen: OpinionLocation['agendaItem'];
  readonly onChoose: (item: OpinionLocation['agendaItem']) => void;
}): ReactNode {
  const t = useWords();
  const agenda = useCall('material', { materialId, versionId: null });
  return (
    <Answered answer={agenda}>
      {({ blocks }) => (
        <RadioGroup
          legend={t('opinion-sheet:chooser.agenda')}
          value={chosen?.blockId ?? null}
          onChange={(blockId) => onChoose({ materialId, blockId })}
          choices={blocks
            .filter((block) => block.kind === 'list-item' || (block.kind === 'heading' && block.level === 2))
            .map(({ id, text }) => ({ value: id, label: text }))}
        />
      )}
    </Answered>
  );
}
