import { describe, expect, it } from 'vitest';
import { parseTable as parse, problemsOfTable as problemsOf } from '@/tests/support/parse-table';

describe('decimal commas', () => {
  it('are read where nothing else is possible, with a warning', () => {
    const { values, codes, warnings } = parse('name;p99 (ms);req/s\nGo;1,5;10269,25\nRust;0,125;1.234,5\n');
    expect(values).toEqual({
      'Go|latency.p99': 1.5e6,
      'Go|request-rate.mean': 10_269.25,
      'Rust|latency.p99': 125_000,
      'Rust|request-rate.mean': 1234.5,
    });
    expect(codes).toEqual(['decimal-comma', 'decimal-comma']);
    expect(warnings[0]).toMatchObject({
      where: { line: 1, column: 6 },
      message: '“p99 (ms)” is read with a decimal comma: “1,5” is 1.5.',
    });
  });

  it.each([
    [
      'three digits beside fewer',
      'name;p99 (ms)\na;1,5\nb;2,250\n',
      { 'a|latency.p99': 1.5e6, 'b|latency.p99': 2.25e6 },
    ],
    [
      'units and spreads',
      'name;mean\na;12,1 ± 0,4 ms\n',
      { 'a|time-per-operation.mean': 12.1e6, 'a|time-per-operation.stddev': 400_000 },
    ],
    ['spaces between thousands', 'name;req/s\na;1 120,5\n', { 'a|request-rate.mean': 1120.5 }],
    [
      'points between thousands',
      'name;requests\na;1.120.000\nb;7.500\n',
      { 'a|requests.value': 1_120_000, 'b|requests.value': 7500 },
    ],
  ])('go with %s', (_what, text, expected) => {
    expect(parse(text).values).toMatchObject(expected);
  });

  it('leave thousands commas what they are', () => {
    const { values, codes } = parse(
      '| name | req/s |\n|---|---|\n| a | 1,500 |\n| b | 10,269.5 |\n| c | 900.5 |\n',
    );
    expect(values).toMatchObject({ 'a|request-rate.mean': 1500, 'b|request-rate.mean': 10_269.5 });
    expect(codes).toEqual([]);
    expect(parse('| name | req/s |\n|---|---|\n| a | 1,500 |\n').values).toEqual({
      'a|request-rate.mean': 1500,
    });
  });

  it.each([
    ['both signs in one column', 'name;p99 (ms)\na;1,5\nb;2.5\n', { line: 3, column: 3 }],
    ['thousands or decimals in one column', 'name;p99 (ms)\na;1,5\nb;2.250\n', { line: 3, column: 3 }],
    [
      'thousands or decimals beside a column with commas',
      'name;p99 (ms);req/s\na;1,5;10.269\n',
      { line: 2, column: 7 },
    ],
    [
      'a comma before three digits where semicolons part the cells',
      'name;p99 (ms)\na;1,500\n',
      { line: 2, column: 3 },
    ],
  ])('are refused with a way out: %s', (_what, text, where) => {
    const [first] = problemsOf(text);
    expect(first).toMatchObject({
      code: 'syntax',
      where,
      hint: expect.stringContaining('decimal point') as string,
    });
  });
});

describe('the end of a file', () => {
  const ends = (text: string) =>
    parse(text).warnings.flatMap(({ code, where }) =>
      code === 'truncated-output' ? [[where.line, where.column]] : [],
    );

  it.each([
    ['CSV', 'name,p99 (ms),req/s\nGo,1,10\nRust,2,2', [[3, 8]]],
    ['TSV', 'name\tp99 (ms)\nGo\t1', [[2, 4]]],
    ['a row that lacks cells', 'name,p99 (ms),req/s\nGo,1,10\nRust,2', [[3, 6]]],
    ['Markdown', '| name | p99 (ms) |\n|---|---|\n| Go | 1', [[3, 8]]],
    ['Markdown with a closing sign', '| name | p99 (ms) |\n|---|---|\n| Go | 1 |', []],
    ['a quoted cell', 'name,p99 (ms)\nGo,"1"', []],
    ['a word', 'name,p99 (ms),note\nGo,1,fine', []],
    ['a line feed', 'name,p99 (ms)\nGo,1\n', []],
  ])('is doubted where a number may go on: %s', (_what, text, places) => {
    expect(ends(text)).toEqual(places);
  });
});
