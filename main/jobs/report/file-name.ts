/** A sensible name for a saved report, such as `uptime-report_2023-01-25_1813.csv`, of its as-of instant in UTC. */
export function reportFileName(asOf: number): string {
  const iso = new Date(asOf).toISOString();
  return `uptime-report_${iso.slice(0, 10)}_${iso.slice(11, 13)}${iso.slice(14, 16)}.csv`;
}
