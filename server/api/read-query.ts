import 'server-only';
import * as z from 'zod';
import { AppError } from '@/lib/errors';
import type { Problem } from '@/lib/problem';
import { problemsOf } from '@/lib/suite/zod-problems';

/**
 * The query string of a request, checked by the schema that the API document is made of. Unknown parameters, and one
 * that stands twice where the schema has no list, are refused: a misspelt `suit=` must not be ignored in silence.
 *
 * @throws AppError INVALID with `bad-parameter` Problems, which is answered with 400
 */
export function readQuery<Schema extends z.ZodObject>(request: Request, schema: Schema): z.infer<Schema> {
  const params = new URL(request.url).searchParams;
  const values: Record<string, string | string[]> = {};
  const problems: Problem[] = [];
  for (const key of new Set(params.keys())) {
    const all = params.getAll(key);
    const field: unknown = Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined;
    if (field === undefined) {
      problems.push(
        badParameter(key, `one of the parameters ${Object.keys(schema.shape).join(', ')}`, `“${key}”`),
      );
    } else if (isList(field)) values[key] = all;
    else if (all.length > 1) problems.push(badParameter(key, `${key} once`, `it ${all.length} times`));
    else values[key] = all[0] ?? '';
  }
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    problems.push(
      ...problemsOf(parsed.error, values, 'query').map((problem) => ({
        ...problem,
        code: 'bad-parameter' as const,
      })),
    );
  }
  if (problems.length > 0 || !parsed.success) throw badParameters(problems);
  return parsed.data;
}

/** The error for wrong parameters, answered with 400. */
export function badParameters(problems: readonly Problem[]): AppError {
  const [first] = problems;
  const name = first?.where.pointer?.slice(1);
  const subject = name === undefined ? 'E' : `Parameter ${name}: e`;
  return new AppError(
    'INVALID',
    first === undefined
      ? 'A parameter is wrong.'
      : `${subject}xpected ${first.expected}, found ${first.found}.`,
    { problems },
  );
}

export function badParameter(name: string, expected: string, found: string): Problem {
  return { code: 'bad-parameter', where: { file: 'query', pointer: `/${name}` }, expected, found };
}

function isList(field: unknown): boolean {
  if (field instanceof z.ZodArray) return true;
  if (field instanceof z.ZodOptional || field instanceof z.ZodExactOptional) {
    return isList(field.unwrap());
  }
  return false;
}
