import './file-options.css';
import type { ReportTable, Step } from '../../../preload/contract.ts';
import { COLUMN_OPTIONS, type ColumnOption } from '../../../preload/sheets.ts';
import { ChoiceSelect } from '../../components/choice-select.tsx';
import { Checkbox } from '../../components/fields.tsx';
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

/** What a file of the whole report holds: by which method, with which columns, of a period a row for what. */
export function FileOptions({
  table,
  wishes: { columns, rowsBy },
  onWish,
}: {
  readonly table: ReportTable;
  readonly wishes: FileWishes;
  readonly onWish: (wishes: FileWishes) => void;
}) {
  const [{ method }, changePreferences] = usePreferences();
  return (
    <div className="file-options">
      <MethodChoice method={method} onChange={(chosen) => changePreferences({ method: chosen })} />
      {isOfPeriod(table) ? (
        <ChoiceSelect
          label="Rows of the file"
          choices={ROWS}
          value={rowsBy}
          onChange={(by) => onWish({ columns, rowsBy: by })}
        />
      ) : (
        <div className="file-columns">
          {COLUMN_OPTIONS.map((option) => (
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
          ))}
        </div>
      )}
    </div>
  );
}
