import type { ReactNode } from 'react';
import type { VersionKind } from '../../core/domain/materials/material.ts';
import { labelOfNumber } from '../app/material-names.ts';
import { useWords } from '../app/words.ts';

/** The boxed number of a paper, 資料4, as it stands on the printed sheet. Nothing for a paper without one. */
export function NumberBox({ number }: { readonly number: string | null }): ReactNode {
  const t = useWords();
  return number === null ? null : <span className="number-box">{labelOfNumber(t, number)}</span>;
}

/** 初版, 差替 …: a word in an outline; what a reader must not miss is filled. */
export function VersionMark({ versionKind }: { readonly versionKind: VersionKind }): ReactNode {
  const t = useWords();
  const filled = versionKind === 'replacement' || versionKind === 'errata';
  return (
    <span className={filled ? 'version-mark filled' : 'version-mark'}>
      {t(`domain:versionKind.${versionKind}`)}
    </span>
  );
}

/** 未受領: named by the list, not here. */
export function NotReceivedMark(): ReactNode {
  const t = useWords();
  return <span className="version-mark dashed">{t('domain:notReceived')}</span>;
}

/** 下書き, in the outline of something that is not settled. */
export function DraftMark(): ReactNode {
  const t = useWords();
  return <span className="version-mark dashed">{t('draft:mark')}</span>;
}

/** Words for people who hear the screen; nothing to see. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className="visually-hidden">{children}</span>;
}
