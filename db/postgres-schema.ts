// For drizzle-kit only, which wants its tables as exports of a module.
import { pgKit } from './kit';
import { defineTables } from './tables';
export const {
  suite,
  metric,
  subject,
  source,
  run,
  benchmarkCase,
  measurement,
  distribution,
  series,
  claim,
  statement,
  criterion,
  guidance,
  reference,
  token,
  report,
  reportSuite,
} = defineTables(pgKit);
