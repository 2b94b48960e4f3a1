import type { Translate } from '../../../core/locales/translator.ts';
import type { Review } from '../../exports/opinions/review.ts';
import type { CommandResult } from '../command.ts';

/** The list of places that a person must look at before anything is written; null where there is none. */
export function unreviewed(
  { places }: Pick<Review, 'places'>,
  reviewed: boolean,
  translate: Translate,
): CommandResult | null {
  const open = places.filter(({ decision }) => decision === null);
  if (reviewed || open.length === 0) {
    return null;
  }
  const lines = open.map(({ no, field, kind, text, before, after }) =>
    translate('opinion-export:cli.place', {
      no: no === null ? '' : `No.${no}`,
      field: translate(`opinion-export:field.${field}`),
      kind: translate(`opinion-export:kind.${kind}`),
      text: `${before}【${text}】${after}`,
    }),
  );
  return {
    status: 1,
    json: { written: false, places: open },
    text: [translate('opinion-export:cli.unreviewed', { count: open.length }), ...lines].join('\n'),
  };
}
