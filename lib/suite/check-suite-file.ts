import { describeMetric } from '@/lib/metrics/describe';
import { findMetric } from '@/lib/metrics/registry';
import { checkMeasurements } from './check-measurements';
import { findImplausible } from './find-implausible';
import { jsonPointer, type Problem } from '@/lib/problem';
import type { Measurement, SuiteFile } from '@/lib/model/suite-file';

/**
 * What the schema of a suite file cannot say: unique ids, references that lead somewhere, ordered percentiles, and in
 * runs without a source nothing that contradicts itself.
 */
export function checkSuiteFile(file: SuiteFile, fileName: string): Problem[] {
  const problems: Problem[] = [];
  const at = (...path: PropertyKey[]) => ({ file: fileName, pointer: jsonPointer(path) });

  const unique = (list: keyof SuiteFile, ids: readonly string[], what: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    ids.forEach((id, index) => {
      if (seen.has(id)) {
        problems.push({
          code: 'duplicate-key',
          where: at(list, index),
          expected: `${what} “${id}” once`,
          found: 'it a second time',
        });
      }
      seen.add(id);
    });
    return seen;
  };
  const refer = (
    known: ReadonlySet<string>,
    id: string | undefined,
    what: string,
    ...path: PropertyKey[]
  ) => {
    if (id === undefined || known.has(id)) return;
    problems.push({
      code: 'missing-value',
      where: at(...path),
      expected: `the id of a ${what} of this file`,
      found: `“${id}”`,
    });
  };

  const subjects = unique(
    'subjects',
    (file.subjects ?? []).map((subject) => subject.slug),
    'subject',
  );
  const claims = unique(
    'claims',
    (file.claims ?? []).map((claim) => claim.id),
    'claim',
  );
  unique(
    'metrics',
    (file.metrics ?? []).map((metric) => metric.id),
    'metric',
  );
  unique(
    'runs',
    (file.runs ?? []).map((run) => run.id),
    'run',
  );
  unique(
    'statements',
    (file.statements ?? []).map((statement) => statement.id),
    'statement',
  );
  unique(
    'guidance',
    (file.guidance ?? []).map((rule) => rule.id),
    'guidance rule',
  );
  unique(
    'criteria',
    (file.criteria ?? []).map((c) => `${c.case}:${c.metric}.${c.statistic}`),
    'criterion',
  );
  unique(
    'references',
    (file.references ?? []).map((reference) => JSON.stringify([reference.title, reference.url])),
    'reference',
  );

  const unitOf = (metric: string) => describeMetric(metric, file.metrics ?? []).unit;
  file.metrics?.forEach((metric, index) => {
    const known = findMetric(metric.id)?.unit;
    if (metric.unit !== undefined && known !== undefined && metric.unit !== known) {
      problems.push({
        code: 'out-of-range',
        where: at('metrics', index, 'unit'),
        expected: `“${known}”, the unit of ${metric.id}`,
        found: `“${metric.unit}”`,
      });
    }
  });
  file.runs?.forEach((run, index) => {
    refer(subjects, run.subject, 'subject', 'runs', index, 'subject');
    const measurements = (run.measurements ?? []).map(withoutOrigin);
    problems.push(
      ...checkMeasurements(measurements, unitOf, { file: fileName, path: ['runs', index, 'measurements'] }),
    );
    // What a tool printed is kept as it is; without a source somebody wrote it by hand.
    if (run.source !== undefined) return;
    for (const { index: position, expected, found } of findImplausible(measurements, ({ value }) =>
      String(value),
    )) {
      const where = at('runs', index, 'measurements', position);
      problems.push({ code: 'out-of-range', where, expected, found });
    }
  });
  file.claims?.forEach((claim, index) =>
    refer(subjects, claim.subject, 'subject', 'claims', index, 'subject'),
  );
  file.statements?.forEach((statement, index) => {
    refer(subjects, statement.subject, 'subject', 'statements', index, 'subject');
    statement.claims?.forEach((id, n) => refer(claims, id, 'claim', 'statements', index, 'claims', n));
    statement.because?.forEach((id, n) => refer(claims, id, 'claim', 'statements', index, 'because', n));
  });
  file.guidance?.forEach((rule, index) =>
    refer(subjects, rule.subject, 'subject', 'guidance', index, 'subject'),
  );
  return problems;
}

/** The pointer of a measurement leads into its original, which is another file than this one. */
function withoutOrigin(measurement: Measurement): Measurement {
  const { from: _origin, ...rest } = measurement;
  return rest;
}
