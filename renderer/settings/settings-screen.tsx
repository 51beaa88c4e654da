import './settings.css';
import { Screen } from '../components/screen.tsx';
import { LocalApi } from './local-api.tsx';

export function SettingsScreen() {
  return (
    <Screen title="Settings">
      <LocalApi />
    </Screen>
  );
}
