import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMapping } from '@/lib/importers/samples/latency-log-mapping';
import { columnsOfHead, mappingParameter } from './log-mapping';
import { parseRemembered, remember, rememberedFor } from './remembered-mappings';

describe('the parameter', () => {
  test('is read back by the importer, whatever the columns are called', () => {
    const name = fc.string({ minLength: 1, unit: 'binary' });
    fc.assert(
      fc.property(name, name, (duration, time) => {
        const mapping = { time, duration, unit: 'ms' as const, status: '' };
        expect(parseMapping(mappingParameter(mapping))).toEqual({ ok: true, value: mapping });
      }),
    );
  });
});

describe('the columns of a head', () => {
  test.each([
    [
      'ts,"took, in ms"\n1,"3,5"\n',
      [
        ['ts', '1'],
        ['took, in ms', '3,5'],
      ],
    ],
    [
      '\uFEFFa;b\r\n1;2\r\n',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['a\tb c\n\t2', [['a'], ['b c', '2']]],
    [
      '{"t":1,"request":{"took":2.5,"ok":true},"list":[1]}\n',
      [
        ['t', '1'],
        ['request.took', '2.5'],
        ['request.ok', 'true'],
      ],
    ],
  ])('%j', (head, expected) => {
    expect(columnsOfHead(head)?.map(({ name, examples }) => [name, ...examples])).toEqual(expected);
  });

  test.each(['', 'one column\n1\n', '{"cut":'])('%j has none', (head) => {
    expect(columnsOfHead(head)).toBeUndefined();
  });
});

describe('remembered mappings', () => {
  const one = { name: 'gateway', columns: ['ts', 'took'], mapping: { duration: 'took' } };

  test('are kept by name and offered for the same columns', () => {
    const list = remember(remember([], one), { ...one, mapping: { duration: 'ts' } });
    expect(list).toHaveLength(1);
    expect(parseRemembered(JSON.stringify(list))).toEqual(list);
    const columns = ['ts', 'took'].map((name) => ({ name, examples: [] }));
    expect(rememberedFor(list, columns)).toEqual(list);
    expect(rememberedFor(list, columns.toReversed())).toEqual([]);
    expect(rememberedFor(list, columns.slice(1))).toEqual([]);
  });

  test.each([
    null,
    '',
    '{',
    '{}',
    '[1,null,{"name":1}]',
    '[{"name":"a","columns":["b"],"mapping":{"time":3}}]',
  ])('nothing is taken from %j', (text) => {
    expect(parseRemembered(text)).toEqual([]);
  });
});
