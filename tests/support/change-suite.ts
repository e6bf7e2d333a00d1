import type { Claim, Statement, SuiteFile } from '@/lib/model/suite-file';

/** A copy of a suite with one claim changed. */
export function changeClaim(suite: SuiteFile, id: string, change: Partial<Claim>): SuiteFile {
  const claims = (suite.claims ?? []).map((claim) => (claim.id === id ? { ...claim, ...change } : claim));
  if (!claims.some((claim) => claim.id === id)) throw new Error(`there is no claim ${id}`);
  return { ...suite, claims };
}

/** A copy of a suite with some conditions of one claim changed. */
export function changeConditions(
  suite: SuiteFile,
  ids: readonly string[],
  conditions: NonNullable<Claim['conditions']>,
): SuiteFile {
  return ids.reduce((changed, id) => {
    const before = changed.claims?.find((claim) => claim.id === id)?.conditions ?? {};
    return changeClaim(changed, id, { conditions: { ...before, ...conditions } });
  }, suite);
}

/** A copy of a suite with one statement changed. */
export function changeStatement(suite: SuiteFile, id: string, change: Partial<Statement>): SuiteFile {
  const statements = (suite.statements ?? []).map((statement) =>
    statement.id === id ? { ...statement, ...change } : statement,
  );
  if (!statements.some((statement) => statement.id === id)) throw new Error(`there is no statement ${id}`);
  return { ...suite, statements };
}
