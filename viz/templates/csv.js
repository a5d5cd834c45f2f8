/** The table: cells and lines of CSV (RFC 4180). */

/** Returns a cell of CSV; a spreadsheet would run what begins like a formula, so such a text is quoted for it. */
function csvCell(value) {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Returns rows as a file of CSV; the mark before it tells spreadsheets that it is UTF-8. */
function csvOf(rows) {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
