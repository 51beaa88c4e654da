import './save-csv.css';
import { useState } from 'react';
import { DialogTrigger, Popover } from 'react-aria-components';
import type { ReportTable, Step } from '../../../preload/contract.ts';
import { COLUMN_OPTIONS, type ColumnOption } from '../../../preload/sheets.ts';
import { ToolButton } from '../../components/button.tsx';
import { ChoiceSelect } from '../../components/choice-select.tsx';
import { Checkbox } from '../../components/fields.tsx';
import { SaveAll, SaveThese } from '../../components/save-these.tsx';
import { usePreferences } from '../../workspace/preferences.ts';
import { MethodChoice } from './method-choice.tsx';

/** Of a period, what a file has a row for. */
const ROWS = [
  { value: 'store', label: 'A row a store' },
  { value: 'day', label: 'A row a store and day' },
  { value: 'week', label: 'A row a store and week' },
  { value: 'month', label: 'A row a store and month' },
] as const;

/** What a file has beside the usual columns, and of a period a row for. */
export type FileWishes = {
  readonly columns: readonly ColumnOption[];
  readonly rowsBy: 'store' | Step;
};
export const AS_USUAL: FileWishes = { columns: [], rowsBy: 'store' };

const isOfPeriod = ({ record }: ReportTable) => record.period !== undefined;

/** What is asked of the file of a report; that of a period has columns of its own (SPEC §14). */
export const askedOf = ({ columns, rowsBy }: FileWishes, table: ReportTable) => ({
  ...Object.fromEntries(columns.map((option) => [option, true])),
  ...(isOfPeriod(table) && rowsBy !== 'store' ? { by: rowsBy } : {}),
});

/** Saves the specified CSV: by which method, with which columns, and which stores. */
export function SaveCsv({
  table,
  shown,
  wishes: { columns, rowsBy },
  onWish,
  onSave,
}: {
  readonly table: ReportTable;
  /** The places of the stores that are shown, in order. */
  readonly shown: Uint32Array;
  readonly wishes: FileWishes;
  readonly onWish: (wishes: FileWishes) => void;
  /** Saves some of the stores, by their places, or all. */
  readonly onSave: (rows?: readonly number[]) => void;
}) {
  const [{ method }, changePreferences] = usePreferences();
  const [isOpen, setOpen] = useState(false);
  const all = table.stores.length;
  const save = (rows?: readonly number[]) => {
    setOpen(false);
    onSave(rows);
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <ToolButton icon="file" words="CSV file…" />
      <Popover className="menu-popover save-csv" placement="bottom end" aria-label="CSV file">
        <MethodChoice method={method} onChange={(chosen) => changePreferences({ method: chosen })} />
        {isOfPeriod(table) ? (
          <ChoiceSelect
            label="Rows of the file"
            choices={ROWS}
            value={rowsBy}
            onChange={(by) => onWish({ columns, rowsBy: by })}
          />
        ) : (
          COLUMN_OPTIONS.map((option) => (
            <Checkbox
              key={option}
              isSelected={columns.includes(option)}
              onChange={(isChosen) => {
                const others = columns.filter((other) => other !== option);
                onWish({ rowsBy, columns: isChosen ? [...others, option] : others });
              }}
            >
              {`${option.charAt(0).toUpperCase()}${option.slice(1)} columns`}
            </Checkbox>
          ))
        )}
        <div className="save-csv-acts">
          <SaveThese rows={shown} all={all} one="store" onSave={save} />
          <SaveAll all={all} one="store" onSave={() => save()} />
        </div>
      </Popover>
    </DialogTrigger>
  );
}
