import { describe, expect, it } from 'vitest';
import { faultText } from '../../../main/log/fault-text.ts';

describe('an error in the log', () => {
  it('is its kind, its code and its frames, without the folders above the program', () => {
    const stack = [
      'Error: store 17 of Jane',
      '    at readHours (file:///home/jane/My App/main/jobs/import/rows.ts:12:3)',
      '    at C:\\Users\\Jane\\app\\resources\\app.asar\\build\\main\\worker.js:9:1',
      '    at node:internal/process/task_queues:95:5',
    ].join('\n');
    expect(faultText({ name: 'Error', code: 'ENOENT', message: 'store 17 of Jane', stack })).toBe(
      [
        'Error ENOENT',
        '    at readHours (main/jobs/import/rows.ts:12:3)',
        '    at main\\worker.js:9:1',
        '    at node:internal/process/task_queues:95:5',
      ].join('\n'),
    );
  });

  it('says what the runtime says of code, on one line, and nothing of what another error says', () => {
    expect(faultText({ name: 'TypeError', message: "reading\n'x'" })).toBe("TypeError: reading 'x'");
    const parsed = () => JSON.parse('store 17 of Jane');
    expect(parsed).toThrow(SyntaxError);
    try {
      parsed();
    } catch (error) {
      expect(faultText(error instanceof Error ? error : {})).not.toContain('Jane');
    }
  });
});
