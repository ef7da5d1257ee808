export { CsvFault, readCsv, type CsvRow, type CsvSource, type CsvTable } from './csv-table.js';
