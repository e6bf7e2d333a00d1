import { describe, expect, test } from 'vitest';
import { readAnswerLines } from './answer-lines';
import { describeProgress, shareSent } from './upload-progress';

describe('the lines of an answer', () => {
  const text = [
    '{"progress":{"phase":"receiving","bytesReceived":10}}',
    '{"progress":{"phase":"reading","bytesReceived":20,"rowsRead":7}}',
    '{"progress":{"phase":"storing"}}',
    '{"result":{"suite":"chat","runIds":[]}}',
    '',
  ].join('\n');

  test('are read as they come, each once, wherever the text is cut', () => {
    for (let cut = 0; cut <= text.length; cut += 1) {
      const first = readAnswerLines(text.slice(0, cut), 0, false);
      const second = readAnswerLines(text, first.next, true);
      expect([...first.lines, ...second.lines].map(({ kind }) => kind)).toEqual([
        'progress',
        'progress',
        'result',
      ]);
    }
  });

  test('carry rows, results and problems', () => {
    expect(readAnswerLines(text, 0, true).lines[0]).toEqual({
      kind: 'progress',
      progress: { phase: 'reading', rowsRead: 7 },
    });
    expect(readAnswerLines('{"problem":{"status":422}}', 0, true).lines).toEqual([
      { kind: 'problem', body: { status: 422 } },
    ]);
  });

  test.each(['<html>', '{"result":{"a"', '[]', 'null', '{"progress":{"phase":"guessing"}}', '{"other":1}'])(
    '%s is none of ours',
    (line) => {
      expect(readAnswerLines(line, 0, true).lines).toEqual([]);
    },
  );
});

describe('progress', () => {
  test('is said in bytes while they leave, in rows when they are read', () => {
    const sending = { phase: 'sending', sentBytes: 500e6, totalBytes: 2e9 } as const;
    expect(describeProgress(sending, true)).toBe('Sent 500 MB of 2 GB (25 %).');
    expect(shareSent(sending)).toBe(0.25);
    expect(describeProgress({ phase: 'reading', rowsRead: 12_300_000 }, true)).toBe(
      'All bytes are there. The server reads the numbers: 12,300,000 rows so far. The answer comes when everything is on disk.',
    );
    expect(shareSent({ phase: 'reading' })).toBeUndefined();
    expect(describeProgress({ phase: 'storing' }, true)).toBe('Everything was read and is being stored.');
    expect(describeProgress({ phase: 'storing', rowsRead: 9 }, true)).toBe(
      '9 rows were read and are being stored.',
    );
  });

  test('of an empty file has no share', () => {
    expect(shareSent({ phase: 'sending', sentBytes: 0, totalBytes: 0 })).toBeUndefined();
    expect(shareSent(undefined)).toBeUndefined();
  });
});
