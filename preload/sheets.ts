/**
 * What the window's tables share with the files: the descriptions of outputs, and the writer of what is copied. Pure code,
 * which is in the page as it is in main.
 */

export {
  CHANGE_WORDS,
  changeInWords,
  observedInWords,
  togetherInWords,
  tooLittleInWords,
} from '../main/report/sheets/change-words.ts';
export {
  comparedColumn,
  comparedGroupColumn,
  comparedValues,
  differenceColumn,
  presenceColumn,
  SIDE_LABELS,
  type Side,
  sidesOf,
  unwatchedTest,
} from '../main/report/sheets/comparison.ts';
export { CLARITY_WORDS, caveatInWords } from '../main/report/sheets/comparison-words.ts';
export { theirShareInWords } from '../main/report/sheets/never-online-words.ts';
export {
  describeNote,
  describeNotes,
  notesByOutage,
  REASON_WORDS,
} from '../main/report/sheets/note-words.ts';
export { ENDED_WORDS, outageColumns, sharedColumns } from '../main/report/sheets/outage-columns.ts';
export {
  type Column,
  type NumberColumn,
  titleWithUnit,
  UNITS,
  withFirst,
} from '../main/report/sheets/sheet.ts';
export { shownColumn } from '../main/report/sheets/shown-stores.ts';
export {
  COLUMN_OPTIONS,
  type ColumnOption,
  isLikelyEnd,
  likelyColumns,
  STORE_MEASURES,
  type StoreMeasure,
  unitOf,
} from '../main/report/sheets/store-measures.ts';
export { idColumn, nameColumns } from '../main/report/sheets/stores.ts';
export { fewPolledInWords, unwatchedInWords } from '../main/report/sheets/watched-words.ts';
export { whoseInWords, whoseTogetherInWords } from '../main/report/sheets/whose-words.ts';
export { amountText, timeIn } from '../main/report/write/cell-text.ts';
export { tsvOf } from '../main/report/write/tsv.ts';
