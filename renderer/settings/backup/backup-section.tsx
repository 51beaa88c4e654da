import './backup.css';
import { useQuery } from '../../bridge/use-query.ts';
import { AutomaticBackups } from './automatic.tsx';
import { BackUp } from './back-up.tsx';
import { KeptDatabases } from './kept-databases.tsx';
import { RestoreBackup } from './restore.tsx';

/** All that keeps the data from being lost. */
export function BackupSection() {
  const kept = useQuery('keptDatabases');
  return (
    <section className="section settings-section" aria-labelledby="backup-heading">
      <h2 id="backup-heading">Backup</h2>
      <div className="card settings-card">
        <BackUp />
        <RestoreBackup onRestored={kept.reload} />
        <AutomaticBackups />
        <KeptDatabases kept={kept} />
      </div>
    </section>
  );
}
