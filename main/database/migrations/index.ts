import { initial } from './0001-initial.ts';
import { checkedAndApart } from './0002-checked-and-apart.ts';
import { undo } from './0003-undo.ts';
import { history } from './0004-history.ts';
import { outageNotes } from './0005-outage-notes.ts';
import { appVersion } from './0006-app-version.ts';
import { keeping } from './0007-keeping.ts';
import { losses } from './0008-losses.ts';
import { wellFormed } from './0009-well-formed.ts';
import { periods } from './0010-periods.ts';
import { importWarnings } from './0011-import-warnings.ts';
import { passedTime } from './0012-passed-time.ts';
import { automation } from './0013-automation.ts';
import { pushes } from './0014-pushes.ts';
import { sharedStores } from './0015-shared-stores.ts';
import { plan } from './0016-plan.ts';
import { setAside } from './0017-set-aside.ts';
import type { Migration } from './migration.ts';

/** Every step in order; a released one is never edited, the next change is a new file. */
export const migrations: readonly Migration[] = [
  initial,
  checkedAndApart,
  undo,
  history,
  outageNotes,
  appVersion,
  keeping,
  losses,
  wellFormed,
  periods,
  importWarnings,
  passedTime,
  automation,
  pushes,
  sharedStores,
  plan,
  setAside,
];
