import 'server-only';
import { asc, eq } from 'drizzle-orm';
import * as z from 'zod';
import type {
  Claim,
  Criterion,
  Guidance,
  MetricDeclaration,
  Reference,
  Statement,
} from '@/lib/model/suite-file';
import { conditionsSchema, guidanceConditionsSchema } from '@/lib/model/suite-file-schema';
import type { Store } from '../store';
import { withoutNulls } from './without-nulls';

const ids = z.array(z.string());

/** The metrics that a suite declares, in its order. */
export async function listMetrics(store: Store, suite: string): Promise<MetricDeclaration[]> {
  const { metric } = store.tables;
  const rows = await store.db
    .select({
      id: metric.id,
      label: metric.label,
      unit: metric.unit,
      better: metric.better,
      about: metric.about,
    })
    .from(metric)
    .where(eq(metric.suite, suite))
    .orderBy(asc(metric.position), asc(metric.id));
  return rows.map((row) => withoutNulls(row));
}

/** The claims of a suite, in its order. */
export async function listClaims(store: Store, suite: string): Promise<Claim[]> {
  const { claim } = store.tables;
  const rows = await store.db
    .select()
    .from(claim)
    .where(eq(claim.suite, suite))
    .orderBy(asc(claim.position), asc(claim.id));
  return rows.map((row) =>
    withoutNulls({
      id: row.id,
      subject: row.subject,
      case: row.caseName,
      metric: row.metric,
      statistic: row.statistic,
      value: row.value,
      text: row.text,
      conditions: row.conditions === null ? null : conditionsSchema.parse(row.conditions),
      place: row.place,
    }),
  );
}

/** What a suite's publications say about its claims, in its order. */
export async function listStatements(store: Store, suite: string): Promise<Statement[]> {
  const { statement } = store.tables;
  const rows = await store.db
    .select()
    .from(statement)
    .where(eq(statement.suite, suite))
    .orderBy(asc(statement.position), asc(statement.id));
  return rows.map((row) =>
    withoutNulls({
      id: row.id,
      kind: row.kind,
      claims: row.claims === null ? null : ids.parse(row.claims),
      says: row.says,
      value: row.value,
      because: row.because === null ? null : ids.parse(row.because),
      subject: row.subject,
      text: row.text,
      place: row.place,
    }),
  );
}

/** The decision criteria of a suite, in its order. */
export async function listCriteria(store: Store, suite: string): Promise<Criterion[]> {
  const { criterion } = store.tables;
  const rows = await store.db
    .select({
      metric: criterion.metric,
      statistic: criterion.statistic,
      case: criterion.caseName,
      weight: criterion.weight,
      scale: criterion.scale,
      from: criterion.from,
      to: criterion.to,
      min: criterion.min,
      max: criterion.max,
    })
    .from(criterion)
    .where(eq(criterion.suite, suite))
    .orderBy(
      asc(criterion.position),
      asc(criterion.caseName),
      asc(criterion.metric),
      asc(criterion.statistic),
    );
  return rows.map((row) => withoutNulls(row));
}

/** The guidance rules of a suite, in its order. */
export async function listGuidance(store: Store, suite: string): Promise<Guidance[]> {
  const { guidance } = store.tables;
  const rows = await store.db
    .select()
    .from(guidance)
    .where(eq(guidance.suite, suite))
    .orderBy(asc(guidance.position), asc(guidance.id));
  return rows.map((row) =>
    withoutNulls({
      id: row.id,
      subject: row.subject,
      advice: row.advice,
      when: row.when === null ? null : guidanceConditionsSchema.parse(row.when),
      text: row.text,
      place: row.place,
    }),
  );
}

/** The publications that a suite refers to, in its order. */
export async function listReferences(store: Store, suite: string): Promise<Reference[]> {
  const { reference } = store.tables;
  const rows = await store.db
    .select({
      title: reference.title,
      url: reference.url,
      publishedAt: reference.publishedAt,
      readAt: reference.readAt,
    })
    .from(reference)
    .where(eq(reference.suite, suite))
    .orderBy(asc(reference.position), asc(reference.key));
  return rows.map((row) => withoutNulls(row));
}
