import { type ReactNode, useCallback, useState } from 'react';
import type { ReportTable } from '../../../preload/contract.ts';
import { AsideNotice } from '../../aside/aside-notice.tsx';
import { type AsideAsked, SetAsideDialog } from '../../aside/set-aside-dialog.tsx';
import { useSetAside } from '../../aside/use-set-aside.ts';
import { ToolButton } from '../../components/button.tsx';
import { formatCounted } from '../../format/numbers.ts';
import { idsOf, titleOf } from '../../format/store-names.ts';
import type { CellAction } from '../../grid/cell-menu.tsx';
import { leftOutTest } from '../shared/left-out.ts';

/** How stores of the table are set aside and taken back: those selected, by a button, or those a menu was opened on. */
export function useAsideOf(table: ReportTable): {
  readonly onSelect: (stores: Uint32Array) => void;
  readonly actionsOf: (stores: Uint32Array) => readonly CellAction[];
  readonly button: ReactNode;
  readonly dialog: ReactNode;
  readonly notice: ReactNode;
} {
  const setting = useSetAside();
  const [selected, setSelected] = useState<Uint32Array>(NONE);
  const [asked, setAsked] = useState<AsideAsked>();
  const { takeBack } = setting;

  const onSelect = useCallback(
    (stores: Uint32Array) => setSelected((before) => (stores.length + before.length === 0 ? before : stores)),
    [],
  );
  /** Who is all set aside is taken back; else all of them are set aside. */
  const wish = (stores: Uint32Array) => {
    const isLeftOut = leftOutTest(table);
    const ids = idsOf(table, stores);
    const isBack = stores.length > 0 && stores.every((store) => isLeftOut(store));
    const [first = -1] = stores;
    const name = stores.length === 1 ? titleOf(table, first) : formatCounted(stores.length, 'store');
    return isBack
      ? { label: 'Take back', run: () => void takeBack(ids) }
      : { label: 'Set aside…', run: () => setAsked({ stores: ids, name }) };
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is wished is of the table
  const actionsOf = useCallback((stores: Uint32Array) => [{ key: 'aside', ...wish(stores) }], [table]);
  const ofSelected = wish(selected);
  return {
    onSelect,
    actionsOf,
    button: (
      <ToolButton
        icon="aside"
        words={ofSelected.label}
        isDisabled={selected.length === 0}
        onPress={ofSelected.run}
      />
    ),
    dialog:
      asked === undefined ? null : (
        <SetAsideDialog
          asked={asked}
          lastDate={table.lastDate}
          onChange={setting.change}
          onClose={() => setAsked(undefined)}
        />
      ),
    notice: <AsideNotice setting={setting} />,
  };
}

const NONE = new Uint32Array();
