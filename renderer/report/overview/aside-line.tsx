import type { ReportTable } from '../../../preload/contract.ts';
import { setAsideCount } from '../../aside/aside-words.ts';
import { useDoors } from '../shared/doors.ts';
import { Door } from './door.tsx';

/** How many stores are set aside, and in nothing that stands beside it; nothing where none is. */
export function AsideLine({ table }: { readonly table: ReportTable }) {
  const { toStores } = useDoors();
  const count = table.leftOut.length;
  if (count === 0) return null;
  return (
    <p>
      <Door to="show them" onOpen={() => toStores({ show: 'set-aside' })}>
        {setAsideCount(count)}
      </Door>
      , not counted here.
    </p>
  );
}
