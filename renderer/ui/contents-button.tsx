import { createContext, type ReactNode, useContext } from 'react';
import { useWords } from '../app/words.ts';
import { Button } from './button.tsx';

export interface Contents {
  /** The list stands before the document where there is no room beside it, or after it was put away. */
  readonly open: boolean;
  readonly toggle: () => void;
}

export const ContentsContext = createContext<Contents>({ open: false, toggle: () => undefined });

/** 資料の一覧: shown where the navigation has no room of its own (style sheet). */
export function ContentsButton(): ReactNode {
  const t = useWords();
  const { open, toggle } = useContext(ContentsContext);
  return (
    <span className="contents-button">
      <Button look="quiet" aria-expanded={open} onClick={toggle}>
        {t('app:nav.contents')}
      </Button>
    </span>
  );
}
