/** What a spreadsheet would take for a formula, full-width forms too (OWASP: CSV injection). */
const FORMULA = /^[=+\-@\t\r\0＝＋－＠]/

/** One line of CSV (RFC 4180). A cell that a spreadsheet would compute begins with an apostrophe. */
export function csvLine(cells: readonly (string | number | null | undefined)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
