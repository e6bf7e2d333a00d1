import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PROBLEM_CODES } from '@/lib/problem';
import { ERROR_RESPONSES } from './respond';

const errors = path.resolve(import.meta.dirname, '../docs/errors');
const names = [
  ...PROBLEM_CODES,
  ...Object.keys(ERROR_RESPONSES).map((code) => code.toLowerCase().replaceAll('_', '-')),
  'method-not-allowed',
  'internal',
];

it.each(names)('docs/errors/%s.md explains the code', (name) => {
  expect(existsSync(path.join(errors, `${name}.md`))).toBe(true);
});
