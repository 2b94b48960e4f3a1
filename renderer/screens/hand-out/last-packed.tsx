import type { ReactNode } from 'react';
import type { PackPreflight } from '../../../core/contract/exchange-schemas.ts';
import { useWords } from '../../app/words.ts';
import { useMoments } from '../../ui/moments.ts';

/** When it went out last, so that nobody hands out twice without knowing. */
export function LastPacked({ last }: { readonly last: PackPreflight['lastPacket'] }): ReactNode {
  const t = useWords();
  const moment = useMoments();
  return (
    <p className="small">
      {last === null
        ? t('hand-out:never')
        : t('hand-out:last', { when: moment(last.at), revision: last.revision, name: last.fileName })}
    </p>
  );
}
