import type { MonthlyVolumes } from './bill';
import type { Demand } from './demand';
import type { CostInputs } from './inputs';
import type { PriceBook } from './price-book';
import type { CostSubject } from './subject';

/** What is searched for and with what. */
export interface FleetSearch {
  readonly inputs: CostInputs;
  readonly demand: Demand;
  readonly subject: CostSubject;
  readonly referenceVcpus: number;
  readonly book: PriceBook;
  /** The load’s, for traffic between zones. */
  readonly volumes: MonthlyVolumes;
}
