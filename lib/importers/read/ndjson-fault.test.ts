import { describe, expect, it } from 'vitest';
import { isNdjson, ndjsonFault } from './ndjson-fault';

describe('lines of JSON objects', () => {
  it.each([
    ['{"a": 1}\n{"a": }\n', 2, 7, 'a value', '“}”'],
    ['{"a": 1}\n\n{"a": 1\n{"a": 2}', 3, 8, '“,” or “}”', 'the end of the line'],
    ['{"a": 1}\n{"a": NaN}', 2, 7, 'a value', 'NaN, which JSON does not have'],
    ['{"a": 1}\n{"a": 1} x', 2, 10, 'the end of the line', '“x”'],
    ['{"a": 1}\n{"a": "x', 2, 7, 'a value', 'text that is cut off at the end of the line'],
    ['{"a": 1}\nok', 2, 1, 'a value', '“ok”'],
    ['{"a": 1}\n{"a": 1}\n[5]', 3, 1, 'a JSON object in each line', '“[5]”'],
  ])('name the line and the column of the fault in %j', (text, line, column, expected, found) => {
    expect(ndjsonFault(text, 'f')).toMatchObject({
      where: { file: 'f', line, column },
      expected,
      found,
    });
  });

  it('are without fault where each is whole', () => {
    expect(ndjsonFault('{"a": 1}\n\n {"a": {"b": []}} \n', 'f')).toBeUndefined();
  });

  it('are told from one document', () => {
    expect(isNdjson('\n{"a": 1}\n{')).toBe(true);
    for (const text of ['{"a": 1}', '{"a": 1}\n \n', '{\n"a": 1}', '[1]\n[2]', '{"a": 1']) {
      expect(isNdjson(text), text).toBe(false);
    }
  });
});
