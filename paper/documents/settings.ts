import { createContext, type ReactNode, useContext } from 'react';
import type { Block } from '../../core/domain/blocks/block.ts';
import { createTranslate, type Translate } from '../../core/locales/translator.ts';
import type { Medium } from '../charts/index.ts';
import type { SharedWidth } from './column-widths.ts';
import type { Sheet } from './sheet.ts';

/** Half-open UTF-16 range [from, to) of a block's text, and that text. */
export interface TextRunInput {
  readonly block: Block;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Replaces a run of text by elements that hold the same text: marks of a search, highlights of a note. */
export type RenderText = (run: TextRunInput) => ReactNode;

export interface DocumentSettings {
  readonly medium: Medium;
  readonly t: Translate;
  readonly headingBase: number;
  /** HTML level of each heading by block id, without jumps. */
  readonly levels: ReadonlyMap<string, number>;
  readonly renderText: RenderText;
  /** What paper the material is printed on; of no consequence on the screen. */
  readonly sheet: Sheet;
  /** Columns of tables with the same head, by the id of the table. */
  readonly columns: ReadonlyMap<string, readonly SharedWidth[]>;
}

export const plainRun: RenderText = (run) => run.text;

const SettingsContext = createContext<DocumentSettings>({
  medium: 'paper',
  t: createTranslate('ja'),
  headingBase: 1,
  levels: new Map(),
  renderText: plainRun,
  sheet: 'portrait',
  columns: new Map(),
});

export const SettingsProvider = SettingsContext.Provider;

export function useSettings(): DocumentSettings {
  return useContext(SettingsContext);
}
