import { Progress } from '../components/progress.tsx';
import type { BeingPrepared } from './use-database.ts';

const STEPS: Readonly<Record<BeingPrepared['step'], string>> = {
  checking: 'Checking every page of the database',
  copying: 'Copying the database, before it is changed',
  migrating: 'Bringing the database up to date with this version',
};

/** Stands for the app while its database is checked or brought up to date. */
export function Preparing({ state }: { readonly state: BeingPrepared }) {
  return (
    <main className="database-page">
      <div className="database-box">
        <h1 tabIndex={-1}>Getting your data ready</h1>
        <p className="lead">
          This happens after a new version, or when the app was not closed properly. Your data stay as they
          are.
        </p>
        <Progress label={STEPS[state.step]} share={'share' in state ? state.share : undefined} />
      </div>
    </main>
  );
}
