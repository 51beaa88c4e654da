import './settings.css';
import { Screen } from '../components/screen.tsx';
import { BackupSection } from './backup/backup-section.tsx';
import { DataFolder } from './data-folder.tsx';
import { General } from './general.tsx';
import { LocalApi } from './local-api.tsx';

export function SettingsScreen() {
  return (
    <Screen title="Settings">
      <General />
      <DataFolder />
      <BackupSection />
      <LocalApi />
    </Screen>
  );
}
