export { chartTable, describeChart, renderChart } from '../charts/index.ts';
export { MaterialDocument, type MaterialDocumentProps } from './material-document.tsx';
export type { RenderText, TextRunInput } from './settings.ts';
export { needsLandscape, type Sheet, sheetFor } from './sheet.ts';
