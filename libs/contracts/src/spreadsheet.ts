/** What a spreadsheet would run as a formula, with any number of quotes before it: one more must be told from those that were there. */
const formula = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A cell for a CSV file that people open in a spreadsheet: a quote before it keeps it from being run. `restoreFormula` takes it away. */
export function escapeFormula(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

/** The cell before `escapeFormula`. Only for files that were written with it: others keep their quotes. */
export function restoreFormula(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

/** The columns of the list of issues as a CSV file, in order: what writes it and what reads it back. */
export const issueExportColumns = [
  ...['reference', 'status', 'category', 'priority', 'summary', 'address', 'lat', 'lng', 'sector', 'precinct', 'officer'],
  ...['channel', 'reportedAt', 'resolution', 'resolvedAt', 'reopenCount', 'referredTo', 'updatedAt', 'id'],
] as const;
