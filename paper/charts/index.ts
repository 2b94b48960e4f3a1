export { type DataPoint, dataPoints } from './data-points.ts';
export { chartNotes, chartTable, describeChart } from './describe.ts';
export { axisStart, type ChartSize, chartHeight } from './layout.ts';
export { renderChart } from './render-chart.ts';
export { type Medium, themeFor } from './theme.ts';
