import { type ComponentType, lazy } from 'react';

/**
 * The parts of the window that its first frame can do without. Their code is loaded when they are first drawn, if only
 * to be ready behind the one that is shown (see Prepared).
 */
export const PastReports = later(async () => (await import('../report/past/past-reports.tsx')).PastReports);
export const ReportRoute = later(async () => (await import('./report-route.tsx')).ReportRoute);
export const HistoryScreen = later(async () => (await import('../history/history-screen.tsx')).HistoryScreen);
export const ComparisonRoute = later(async () => (await import('./comparison-route.tsx')).ComparisonRoute);
export const ClosuresScreen = later(
  async () => (await import('../closures/closures-screen.tsx')).ClosuresScreen,
);
export const AutomationScreen = later(
  async () => (await import('../automation/automation-screen.tsx')).AutomationScreen,
);
export const SettingsScreen = later(
  async () => (await import('../settings/settings-screen.tsx')).SettingsScreen,
);
export const HelpScreen = later(async () => (await import('../help/help-screen.tsx')).HelpScreen);

function later<P>(load: () => Promise<ComponentType<P>>) {
  return lazy(async () => ({ default: await load() }));
}
