import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { MeetingSummary } from '../../../core/contract/schemas.ts';
import type { FormSettings } from '../../../core/domain/opinion-sheets/form-settings.ts';
import { proposeSegments, type Segment } from '../../../core/domain/opinion-sheets/split-text.ts';
import { useWords } from '../../app/words.ts';
import { asShingiError } from '../../data/call-cache.ts';
import { onLeaving } from '../../data/on-leaving.ts';
import { useAsk } from '../../data/session.tsx';
import { Button } from '../../ui/button.tsx';
import { RadioGroup } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SubmitterFields } from '../sheet/submitter-fields.tsx';
import { TextArea } from '../sheet/text-area.tsx';
import { Cutting } from './cutting.tsx';
import type { EntryHead } from './quick-entry-screen.tsx';

/** As long as a sheet can keep, in UTF-16 units. */
const longest = 200_000;
/** Milliseconds after the last key until the text is stored. */
const pause = 400;

/** Who wrote, how it came, the text, and its cuts. Stored as it is typed. */
export function QuickEntry({
  sheetId,
  summary,
  settings,
  original,
  head: first,
}: {
  readonly sheetId: string;
  readonly summary: MeetingSummary;
  readonly settings: FormSettings;
  readonly original: string;
  readonly head: EntryHead;
}): ReactNode {
  const t = useWords();
  const [text, setText] = useState(original);
  const [head, setHead] = useState<EntryHead>(first);
  const [segments, setSegments] = useState<readonly Segment[] | null>(null);
  const { store, error } = useStored(sheetId, summary.meeting.id, text, head, original);
  const change = (changes: Partial<EntryHead>) => setHead((now) => ({ ...now, ...changes }));
  return (
    <>
      <section className="quick-head">
        <SubmitterFields
          submitter={head.submitter}
          method={head.method}
          settings={settings}
          onChange={(changes) => change(changes)}
        />
        <RadioGroup
          legend={t('opinion:field.publishability')}
          inline
          value={head.publishability}
          onChange={(publishability) => change({ publishability })}
          choices={settings.publishabilities.map((value) => ({
            value,
            label: t(`opinion:publishability.${value}`),
          }))}
        />
      </section>
      {error === null ? null : <Problem error={error} />}
      {segments === null ? (
        <>
          <TextArea
            label={t('form:quick.text')}
            hint={t('form:quick.textHint')}
            required={false}
            value={text}
            lines={12}
            limit={longest}
            onType={setText}
            onLeave={() => void store()}
          />
          <p className="acts">
            <Button
              look="primary"
              size="tall"
              disabled={text.trim() === ''}
              onClick={() => void store().then(() => setSegments(proposeSegments(text)))}
            >
              {t('form:quick.split')}
            </Button>
            <span className="small">{t('form:quick.kept')}</span>
          </p>
        </>
      ) : (
        <Cutting
          sheetId={sheetId}
          text={text}
          segments={segments}
          summary={summary}
          settings={settings}
          onChange={setSegments}
          onBack={() => setSegments(null)}
          beforeLeaving={store}
        />
      )}
    </>
  );
}

/** Keeps text and head in the file: shortly after the last key, when the window is left, and when asked. */
function useStored(sheetId: string, meetingId: string, text: string, head: EntryHead, original: string) {
  const ask = useAsk();
  const [error, setError] = useState<ReturnType<typeof asShingiError> | null>(null);
  const stored = useRef(original === '' ? '' : keyOf(original, head));
  const latest = useRef({ text, head });
  useEffect(() => {
    latest.current = { text, head };
  }, [text, head]);
  const store = useCallback(async (): Promise<void> => {
    const { text: words, head: facts } = latest.current;
    const key = keyOf(words, facts);
    if (words.trim() === '' || key === stored.current) {
      return;
    }
    stored.current = key;
    const name = facts.submitter.name?.trim() ?? '';
    try {
      await ask('saveQuickEntry', {
        sheetId,
        meetingId,
        submitter: { ...facts.submitter, name: name === '' ? null : name },
        publishability: facts.publishability,
        method: facts.method,
        original: words,
      });
      setError(null);
    } catch (failure) {
      stored.current = '';
      setError(asShingiError(failure));
    }
  }, [ask, meetingId, sheetId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is typed begins the pause anew
  useEffect(() => {
    const timer = window.setTimeout(() => void store(), pause);
    return () => window.clearTimeout(timer);
  }, [store, text, head]);
  useEffect(() => onLeaving(() => void store()), [store]);
  return { store, error };
}

function keyOf(text: string, { submitter, publishability, method }: EntryHead): string {
  return JSON.stringify([text, submitter, publishability, method]);
}
