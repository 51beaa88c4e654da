/** A name for the rejected rows of an imported file: `polls_rejected-rows.csv` for `polls.csv`. */
export function rejectedRowsFileName(file: string): string {
  const stem = file.replace(/\.[^.]*$/, '') || file;
  return `${stem}_rejected-rows.csv`;
}
