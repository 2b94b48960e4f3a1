declare module 'exceljs/dist/exceljs.bare.js' {
  import ExcelJS from 'exceljs';
  // The bundle is CommonJS: its only export is the default one.
  // biome-ignore lint/style/noDefaultExport: it is not ours
  export default ExcelJS;
}
