/** CSV (RFC 4180): cells and rows. */

/** Returns a CSV cell; a spreadsheet would run a text that begins like a formula, so such a text gets an apostrophe in front. */
function csvCell(value) {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Returns rows as a CSV file; the byte order mark tells spreadsheets that it is UTF-8. */
function csvOf(rows) {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
