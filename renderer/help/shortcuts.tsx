import { bridge } from '../bridge/bridge.ts';

const MAIN_KEY = bridge.platform === 'darwin' ? '⌘' : 'Ctrl';

/** What a key does, in the words of the menu where it is there too. */
const SHORTCUTS: readonly (readonly [does: string, ...keys: string[]])[] = [
  ['Import files', MAIN_KEY, 'O'],
  ['Create a report', MAIN_KEY, 'R'],
  ['The period before that of the report, the one after it', 'Alt', 'Page Up', 'Page Down'],
  ['Share what is shown, or all of it', MAIN_KEY, 'Shift', 'S'],
  ['Print what is shown', MAIN_KEY, 'P'],
  ['Find on this screen, or a store of the report', MAIN_KEY, 'F'],
  ['Leave the page of a store, and go back to it', 'Esc', 'Alt', '→'],
  ['The store before that of the page in its list, the one after it', 'Alt', '↑', '↓'],
  ['Copy the selected rows', MAIN_KEY, 'C'],
  ['Import screen', MAIN_KEY, '1'],
  ['Report screen', MAIN_KEY, '2'],
  ['History screen', MAIN_KEY, '3'],
  ['Closures screen', MAIN_KEY, '4'],
  ['Automation screen', MAIN_KEY, '5'],
  ['Settings', MAIN_KEY, ','],
  ['Reload the window', MAIN_KEY, 'Shift', 'R'],
  ['Larger, smaller, usual size', MAIN_KEY, '+', '−', '0'],
  ['This help', 'F1'],
];

export function Shortcuts() {
  return (
    <section className="section help-text" aria-labelledby="shortcuts-heading">
      <h2 id="shortcuts-heading" tabIndex={-1}>
        Keyboard shortcuts
      </h2>
      <table className="shortcuts" aria-labelledby="shortcuts-heading">
        <tbody>
          {SHORTCUTS.map(([does, ...keys]) => (
            <tr key={does}>
              <th scope="row">{does}</th>
              <td>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">
        In the table of stores, arrow keys move from cell to cell, Space selects a row, and Enter on a heading
        sorts.
      </p>
    </section>
  );
}
