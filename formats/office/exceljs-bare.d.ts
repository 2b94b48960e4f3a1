declare module 'exceljs/dist/exceljs.bare.js' {
  import ExcelJS from 'exceljs';
  export default ExcelJS;
}
