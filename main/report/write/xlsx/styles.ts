/** How cells look, by the place of each in the workbook's list. */
export const STYLES = {
  plain: {},
  heading: { font: 'bold', fill: 'grey', wrap: true },
  /** Over numbers, which stand at the right. */
  numberHeading: { font: 'bold', fill: 'grey', wrap: true, at: 'right' },
  /** At the left, names from right to left as well. */
  text: { format: '@', at: 'left' },
  /** Long text, over several lines. */
  words: { wrap: true },
  title: { font: 'title' },
  label: { font: 'bold' },
  duration: { format: '#,##0.00' },
  money: { format: '#,##0.00' },
  count: { format: '#,##0' },
  percent: { format: '0.00%' },
  instant: { format: 'yyyy-mm-dd hh:mm:ss' },
} as const satisfies Record<string, Style>;
export type StyleName = keyof typeof STYLES;

type Style = {
  readonly font?: (typeof FONTS)[number];
  readonly fill?: 'grey';
  readonly wrap?: true;
  readonly at?: 'left' | 'right';
  readonly format?: string;
};

const FONTS = ['usual', 'bold', 'title'] as const;
const FONT_XML = {
  usual: '<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',
  bold: '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>',
  title: '<font><b/><sz val="15"/><name val="Calibri"/><family val="2"/></font>',
} as const;

/** Numbers below are the built-in formats of Excel. */
const FIRST_FORMAT = 164;

const names = Object.keys(STYLES) as StyleName[];
const styles: readonly Style[] = Object.values(STYLES);
const formats = [...new Set(styles.flatMap(({ format }) => format ?? []))];

/** The number by which a cell names its style. */
export const styleNumber = (name: StyleName): number => names.indexOf(name);

export function stylesXml(): string {
  const numFmts = formats.map(
    (format, place) => `<numFmt numFmtId="${FIRST_FORMAT + place}" formatCode="${format}"/>`,
  );
  const xfs = styles.map(({ font = 'usual', fill, wrap, at, format }) => {
    const formatId = format === undefined ? 0 : FIRST_FORMAT + formats.indexOf(format);
    const alignment = `<alignment${at === undefined ? '' : ` horizontal="${at}"`} vertical="top"${wrap ? ' wrapText="1"' : ''}/>`;
    return `<xf numFmtId="${formatId}" fontId="${FONTS.indexOf(font)}" fillId="${fill === undefined ? 0 : 2}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">${alignment}</xf>`;
  });
  return `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="${numFmts.length}">${numFmts.join('')}</numFmts><fonts count="${FONTS.length}">${FONTS.map((font) => FONT_XML[font]).join('')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEFF2"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
