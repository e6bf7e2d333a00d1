import { describe, expect, it } from 'vitest';
import { UsageError } from './command';
import { JSON_OPTION, readArgs } from './read-args';

describe('the format of results', () => {
  it.each([
    [['--json'], true],
    [['--format', 'json'], true],
    [['--format=json'], true],
    [['--format', 'text'], undefined],
    [[], undefined],
  ])('%j: %s', (args, expected) => {
    const { values, positionals } = readArgs([...args, 'x'], JSON_OPTION);
    expect([values.json, positionals]).toEqual([expected, ['x']]);
  });

  it('is not looked for among files', () => {
    const { values, positionals } = readArgs(['--', '--format', 'json', '--json'], JSON_OPTION);
    expect([values.json, positionals]).toEqual([undefined, ['--format', 'json', '--json']]);
  });

  it.each([[['--format']], [['--format', 'yaml']], [['--format=']], [['--json=yes']]])(
    'refuses %j',
    (args) => {
      expect(() => readArgs(args, JSON_OPTION)).toThrow(UsageError);
    },
  );

  it('is --format json for a command with formats of its own', () => {
    const options = { format: { type: 'string' } } as const;
    expect(readArgs(['--json'], options).values.format).toBe('json');
    expect(readArgs(['--format', 'markdown'], options).values.format).toBe('markdown');
  });

  it('is unknown to a command without any', () => {
    expect(() => readArgs(['--json'], {})).toThrow(/Unknown option '--json'/);
    expect(() => readArgs(['--format', 'json'], {})).toThrow(UsageError);
  });
});
