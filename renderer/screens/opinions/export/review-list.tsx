import { type ReactNode, useState } from 'react';
import type { ShingiError } from '../../../../core/contract/errors.ts';
import type { ReviewDecision, ReviewPlace } from '../../../../core/domain/opinion-sheets/giving-out.ts';
import { hrefOf } from '../../../app/route.ts';
import { useWords } from '../../../app/words.ts';
import { asShingiError } from '../../../data/call-cache.ts';
import { useAsk } from '../../../data/session.tsx';
import { Button, TextLink } from '../../../ui/button.tsx';
import { RadioGroup } from '../../../ui/form.tsx';
import { Problem } from '../../../ui/problem.tsx';

/** A person has decided about every place. */
export function isReviewed(places: readonly ReviewPlace[]): boolean {
  return places.every(({ decision }) => decision !== null);
}

/** Places with names and addresses: each is left as it is or masked, by a person. The opinions themselves never change. */
export function ReviewList({
  meetingId,
  places,
}: {
  readonly meetingId: string;
  readonly places: readonly ReviewPlace[];
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const [error, setError] = useState<ShingiError | null>(null);
  /** Shown at once; what is stored follows. */
  const [chosen, setChosen] = useState<ReadonlyMap<string, ReviewDecision>>(new Map());
  const open = places.filter(({ decision }) => decision === null);
  const decide = (keys: readonly string[], decision: ReviewDecision): void => {
    setChosen((before) => new Map([...before, ...keys.map((key) => [key, decision] as const)]));
    ask('reviewPersonalData', { meetingId, decisions: keys.map((key) => ({ key, decision })) }).then(
      () => setError(null),
      (failure: unknown) => {
        setChosen(new Map());
        setError(asShingiError(failure));
      },
    );
  };
  return (
    <section className="export-review" aria-labelledby="export-review">
      <h3 id="export-review">{t('opinion-export:review.title')}</h3>
      <p>{t('opinion-export:review.lead')}</p>
      <p role="status">
        <b>
          {open.length === 0
            ? t('opinion-export:review.done', { count: places.length })
            : t('opinion-export:review.left', { count: open.length })}
        </b>
      </p>
      <ol className="export-places">
        {places.map((place) => (
          <li key={place.key}>
            <p>
              <span className="small">
                {place.itemId === null || place.no === null ? null : (
                  <>
                    <TextLink href={hrefOf({ screen: 'opinions', meetingId, itemId: place.itemId })}>
                      {t('opinion-export:review.item', { no: place.no })}
                    </TextLink>{' '}
                  </>
                )}
                {t(`opinion-export:field.${place.field}`)} {t(`opinion-export:kind.${place.kind}`)}
              </span>
              <br />
              {place.before}
              <mark>{place.text}</mark>
              {place.after}
            </p>
            <RadioGroup<ReviewDecision>
              legend={t('opinion-export:review.decision', { text: place.text })}
              inline
              value={chosen.get(place.key) ?? place.decision}
              onChange={(decision) => decide([place.key], decision)}
              choices={[
                { value: 'seen', label: t('opinion-export:review.seen') },
                { value: 'mask', label: t('opinion-export:review.mask', { mask: t(maskKey(place)) }) },
              ]}
            />
          </li>
        ))}
      </ol>
      {open.length < 2 ? null : (
        <p className="acts">
          <Button
            look="quiet"
            size="slim"
            onClick={() =>
              decide(
                open.map(({ key }) => key),
                'mask',
              )
            }
          >
            {t('opinion-export:review.maskRest')}
          </Button>
        </p>
      )}
      {error === null ? null : <Problem error={error} />}
    </section>
  );
}

function maskKey({ kind }: ReviewPlace) {
  return `opinion-export:mask.${kind === 'possibleName' ? 'name' : kind}` as const;
}
