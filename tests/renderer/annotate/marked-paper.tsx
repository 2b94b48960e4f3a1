import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import type { Block } from '../../../core/domain/blocks/block.ts';
import type { MaterialKind } from '../../../core/domain/materials/content.ts';
import { createTranslate, createTranslations } from '../../../core/locales/translator.ts';
import { MaterialDocument, type RenderText } from '../../../paper/documents/index.ts';
import { MarkStore, textMarksOf } from '../../../renderer/annotate/mark-store.ts';
import { drawingMarks } from '../../../renderer/annotate/marked-run.tsx';
import type { MarkView } from '../../../renderer/annotate/model.ts';

const plain: RenderText = ({ text }) => text;

/** The markup of a paper as the reader shows it, with marks. */
export function markupOf(
  kind: MaterialKind,
  blocks: readonly Block[],
  marks: readonly MarkView[] = [],
  inner: RenderText = plain,
): string {
  const store = new MarkStore();
  store.show(textMarksOf(marks, blocks, null));
  return renderToStaticMarkup(
    <I18nextProvider i18n={createTranslations('ja')}>
      <MaterialDocument
        kind={kind}
        blocks={blocks}
        heading="表題"
        medium="screen"
        t={createTranslate('ja')}
        renderText={drawingMarks(store, inner)}
      />
    </I18nextProvider>,
  );
}
