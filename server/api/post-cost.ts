import 'server-only';
import { calculateCost, CUSTOM_SUBJECT } from '@/lib/cost/calculate-cost';
import { COST_FIELD_NAMES, COST_FIELDS } from '@/lib/cost/fields';
import { readCostInputs, type CostFieldValues } from '@/lib/cost/read-inputs';
import type { CostSubject } from '@/lib/cost/subject';
import { figuresOfSuiteFile, subjectsOfSuite } from '@/lib/cost/suite-subjects';
import type { Problem } from '@/lib/problem';
import { readSuiteFile } from '@/lib/suite/read-suite-file';
import { problemsOf } from '@/lib/suite/zod-problems';
import { invalid, json } from '../respond';
import { badParameters } from './read-query';
import { readJsonBody } from './read-json-body';
import { costRequestSchema } from './cost-schemas';

const BODY = 'body';

/** Each may search all node types and draw thousands of times, while nobody else is answered. */
const MOST_SUBJECTS = 200;

/** Computes a cost from a body of fields, for each subject of a suite file where there is one. Stores nothing. */
export async function postCost(request: Request): Promise<Response> {
  const body = withFieldNames(await readJsonBody(request));
  const parsed = costRequestSchema.safeParse(body);
  if (!parsed.success) throw wrongBody(problemsOf(parsed.error, body, BODY));
  const { suite, ...fields } = parsed.data;
  const read = readCostInputs(fields satisfies CostFieldValues);
  if (!read.ok) throw wrongBody(read.problems);
  const calculated = await calculateCost(read.value.inputs, subjectsIn(suite));
  if (!calculated.ok) throw wrongBody(calculated.problems);
  return json(calculated.value.answer);
}

function subjectsIn(suite: unknown): readonly CostSubject[] {
  if (suite === undefined) return [CUSTOM_SUBJECT];
  const file = readSuiteFile(suite, BODY);
  if (!file.ok) {
    throw invalid(
      file.problems.map(({ where, ...problem }) => ({
        ...problem,
        where: { ...where, pointer: `/suite${where.pointer ?? ''}` },
      })),
    );
  }
  const { length } = file.value.subjects ?? [];
  if (length > MOST_SUBJECTS) {
    throw wrongBody([
      {
        code: 'bad-parameter',
        where: { pointer: '/suite/subjects' },
        expected: `at most ${MOST_SUBJECTS} subjects`,
        found: String(length),
      },
    ]);
  }
  const subjects = subjectsOfSuite(figuresOfSuiteFile(file.value));
  if (subjects.length > 0) return subjects;
  throw wrongBody([
    {
      code: 'bad-parameter',
      where: { pointer: '/suite' },
      expected: 'a subject with memory-per-connection.value, max-connections.value or message-rate.mean',
      found: 'none',
    },
  ]);
}

const NAME_OF_FLAG: ReadonlyMap<string, string> = new Map(
  COST_FIELD_NAMES.map((name) => [COST_FIELDS[name].flag, name]),
);

/** The spelling of the command line (`memory-per-connection`) is taken too. A key in both spellings stays as it is. */
function withFieldNames(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => {
      const name = NAME_OF_FLAG.get(key);
      return [name === undefined || Object.hasOwn(body, name) ? key : name, value];
    }),
  );
}

function wrongBody(problems: readonly Problem[]) {
  return badParameters(
    problems.map((problem) => ({
      ...problem,
      code: 'bad-parameter',
      where: { ...problem.where, file: BODY },
    })),
  );
}
