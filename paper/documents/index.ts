export { chartTable, describeChart, renderChart } from '../charts/index.ts';
export { needsLandscape } from './landscape.ts';
export { MaterialDocument, type MaterialDocumentProps } from './material-document.tsx';
export type { RenderText, TextRunInput } from './settings.ts';
