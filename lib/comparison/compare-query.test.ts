import { describe, expect, it } from 'vitest';
import { readCompareQuery, writeCompareQuery } from './compare-query';

describe('the address of a comparison', () => {
  it('is short, and says the same after it was read', () => {
    const address = {
      runs: 'r_1,r_2',
      subjects: 'chat/go',
      group: 'label:commit',
      base: 'go',
      metrics: 'latency.p99,request-rate',
      cases: String.raw`a\,b,c`,
      percentiles: 'p99',
      as: 'percent',
      differs: '1',
      include: 'saturated',
      missing: 'pairs',
      anyway: '1',
    };
    const { query, problems } = readCompareQuery(address);
    expect(problems).toEqual([]);
    expect(query.cases).toEqual(['a,b', 'c']);
    expect(writeCompareQuery(query)).toEqual(address);
    expect(writeCompareQuery(readCompareQuery({}).query)).toEqual({});
  });

  it('takes the repeated fields of a form, and each entry once', () => {
    const { query } = readCompareQuery({ runs: ['r_1', 'r_2', '', 'r_1'], base: '', as: 'ratio', form: '1' });
    expect(writeCompareQuery(query)).toEqual({ runs: 'r_1,r_2' });
  });

  it.each([
    ['as', 'logarithm'],
    ['group', 'colour'],
    ['metrics', 'Latency!'],
    ['percentiles', 'median'],
    ['include', 'everything'],
    ['anyway', 'yes'],
    ['bogus', '1'],
  ])('reports %s=%s', (name, value) => {
    const { problems } = readCompareQuery({ [name]: value });
    expect(problems.map(({ where }) => where.file)).toEqual([name]);
  });
});
