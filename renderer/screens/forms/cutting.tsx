import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { MeetingSummary } from '../../../core/contract/schemas.ts';
import type { FormSettings } from '../../../core/domain/opinion-sheets/form-settings.ts';
import type { OpinionKind } from '../../../core/domain/opinion-sheets/opinion.ts';
import {
  cutAt,
  headingAbove,
  joinWithPrevious,
  pageIn,
  paperNumberIn,
  type Segment,
  suggestKind,
  withRole,
  wordsOf,
} from '../../../core/domain/opinion-sheets/split-text.ts';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useAnnounce } from '../../ui/status.tsx';
import { SegmentRow } from './segment-row.tsx';

/** What a person said of a part; by where it begins, so that it stays with it when others are cut. */
export interface PartChoice {
  readonly kind?: OpinionKind;
  /** null: about no paper. */
  readonly materialId?: string | null;
}

export interface Part {
  readonly kind: OpinionKind;
  readonly materialId: string | null;
  readonly page: number | null;
}

/** The text in its segments: cuts are moved by mouse or keyboard, each opinion gets kind and paper. */
export function Cutting({
  sheetId,
  text,
  segments,
  summary,
  settings,
  onChange,
  onBack,
  beforeLeaving,
}: {
  readonly sheetId: string;
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly summary: MeetingSummary;
  readonly settings: FormSettings;
  readonly onChange: (segments: readonly Segment[]) => void;
  readonly onBack: () => void;
  readonly beforeLeaving: () => Promise<void>;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const announce = useAnnounce();
  const action = useAction();
  const heading = useRef<HTMLHeadingElement>(null);
  const [choices, setChoices] = useState<ReadonlyMap<number, PartChoice>>(new Map());
  /** Offset whose segment takes the focus next. */
  const [focus, setFocus] = useState<number | null>(null);
  useEffect(() => heading.current?.focus(), []);
  const count = segments.filter(({ role }) => role === 'opinion').length;

  const partOf = (index: number): Part => {
    const segment = segments[index];
    if (segment === undefined) {
      return { kind: 'opinion', materialId: null, page: null };
    }
    const { from, to } = wordsOf(text, segment);
    const words = text.slice(from, to);
    const above = headingAbove(text, segments, index) ?? '';
    const choice = choices.get(segment.from);
    const suggested = suggestKind(words);
    const number = paperNumberIn(words) ?? paperNumberIn(above);
    const paper = summary.materials.find(({ material }) => number !== null && material.number === number);
    const kind = settings.kinds.includes(suggested) ? suggested : (settings.kinds[0] ?? 'opinion');
    const materialId = choice?.materialId === undefined ? (paper?.material.id ?? null) : choice.materialId;
    return {
      kind: choice?.kind ?? kind,
      materialId,
      page: materialId === null ? null : (pageIn(words) ?? pageIn(above)),
    };
  };
  const choose = (segment: Segment, choice: PartChoice): void => {
    setChoices((now) => new Map(now).set(segment.from, { ...now.get(segment.from), ...choice }));
  };
  const cut = (offset: number): void => {
    const next = cutAt(text, segments, offset);
    onChange(next);
    setFocus(offset);
    announce(t(next.length === segments.length ? 'form:quick.notCut' : 'form:quick.cutDone'));
  };
  const join = (index: number): void => {
    onChange(joinWithPrevious(segments, index));
    setFocus(segments[index - 1]?.from ?? null);
    announce(t('form:quick.joined'));
  };
  const finish = async (): Promise<void> => {
    await beforeLeaving();
    const opinions = segments.flatMap((segment, index) => {
      const { from, to } = wordsOf(text, segment);
      return segment.role === 'opinion' && from < to ? [{ ...partOf(index), from, to }] : [];
    });
    await ask('splitQuickEntry', { sheetId, opinions });
    goTo({ screen: 'sheet-entry', sheetId });
  };
  const numbers = numbered(segments);
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {t('form:quick.count', { count })}
      </h2>
      <p>{t('form:quick.how')}</p>
      <ol className="segments">
        {segments.map((segment, index) => (
          <SegmentRow
            key={segment.from}
            text={text}
            segment={segment}
            number={numbers[index] ?? 0}
            isFirst={index === 0}
            part={partOf(index)}
            summary={summary}
            settings={settings}
            takesFocus={focus === segment.from}
            onCut={cut}
            onJoin={() => join(index)}
            onRole={(role) => onChange(withRole(segments, index, role))}
            onChoose={(choice) => choose(segment, choice)}
          />
        ))}
      </ol>
      {action.error === null ? null : <Problem error={action.error} />}
      <p className="acts">
        <Button
          look="primary"
          size="tall"
          disabled={action.busy || count === 0}
          onClick={() => void action.run(finish)}
        >
          {t('form:quick.finish', { count })}
        </Button>
        <Button look="quiet" size="tall" onClick={onBack}>
          {t('form:quick.back')}
        </Button>
      </p>
      <p className="small">{t('form:quick.next')}</p>
    </section>
  );
}

/** For each segment, how many opinions there are up to it. */
function numbered(segments: readonly Segment[]): number[] {
  return segments.map(
    (_, index) => segments.slice(0, index + 1).filter(({ role }) => role === 'opinion').length,
  );
}
