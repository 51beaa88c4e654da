const PATHS = {
  import: 'M8 2v7.5M5 6.75 8 9.75l3-3M2.5 10.5v2a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1v-2',
  report: 'M2.5 13.5h11M4 11V7.5M8 11V3M12 11V5.5',
  settings: 'M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M10 3.25v3.5M6 9.25v3.5',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.25 10.25 13.5 13.5',
  copy: 'M6 5.5h6.5a1 1 0 0 1 1 1V13a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V6.5a1 1 0 0 1 1-1ZM11 5.5V3a1 1 0 0 0-1-1H3.5a1 1 0 0 0-1 1v6.5a1 1 0 0 0 1 1H5',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.75V8l2.25 1.5',
  history: 'M2.5 8a5.5 5.5 0 1 0 1.75-4M2.5 2.5v3h3M8 5v3.25l2.25 1.25',
  globe:
    'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM2.25 8h11.5M8 2c2 2 2.5 4 2.5 6S10 12 8 14C6 12 5.5 10 5.5 8S6 4 8 2Z',
  store:
    'M2.5 6.5 3.75 2.75h8.5L13.5 6.5M3.5 8v5.25h9V8M2.5 6.5a1.85 1.85 0 0 0 3.7 0 1.85 1.85 0 0 0 3.6 0 1.85 1.85 0 0 0 3.7 0M6.5 13V10h3v3',
  pulse: 'M1.75 8.5h3l1.75-5 3 9 1.75-4h3',
  check: 'm3 8.5 3.25 3.25L13 4.75',
  alert: 'M8 5.5v3.25M8 11v.25M8 2 1.75 13h12.5Z',
  close: 'm4 4 8 8M12 4l-8 8',
  up: 'M8 12.5v-9M4.5 7 8 3.5 11.5 7',
  calendar: 'M2.75 4h10.5v9.25H2.75ZM2.75 7h10.5M5.5 2.25V5M10.5 2.25V5',
  automation:
    'M13.25 6.5a5.5 5.5 0 0 0-9.9-1.6M2.75 2.25V5h2.75M2.75 9.5a5.5 5.5 0 0 0 9.9 1.6M13.25 13.75V11H10.5M6.75 6v4l3.25-2Z',
  left: 'M10 3.5 5.5 8l4.5 4.5',
  right: 'M6 3.5 10.5 8 6 12.5',
  columns: 'M2.5 3h11v10h-11ZM6.25 3v10M9.75 3v10',
  help: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.25 6.5a1.75 1.75 0 1 1 2.5 1.6c-.5.25-.75.6-.75 1.15M8 11.1v.15',
  aside: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM5.25 8h5.5',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.25v4M8 4.9v.15',
  down: 'M8 3.5v9M4.5 9 8 12.5 11.5 9',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={size < 14 ? 1.75 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
