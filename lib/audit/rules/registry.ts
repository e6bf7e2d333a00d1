import type { AuditRule } from '../rule';
import { bandwidth } from './bandwidth';
import { cause } from './cause';
import { claimVsMeasurement } from './claim-vs-measurement';
import { costCapacity } from './cost-capacity';
import { costOrder } from './cost-order';
import { difference } from './difference';
import { guidanceRange } from './guidance-range';
import { loadRig } from './load-rig';
import { memoryCapacity } from './memory-capacity';
import { memoryRanking } from './memory-ranking';
import { offeredRate } from './offered-rate';
import { order } from './order';
import { percentileAverage } from './percentile-average';
import { percentileOrder } from './percentile-order';
import { ratio } from './ratio';
import { recommendation } from './recommendation';
import { repetitions } from './repetitions';
import { resolution } from './resolution';
import { roundNumbers } from './round-numbers';
import { sameQuantity } from './same-quantity';
import { saturation } from './saturation';
import { saving } from './saving';
import { toolProtocol } from './tool-protocol';
import { vcpuScaling } from './vcpu-scaling';

/** Every rule; `docs/audit.md` explains each. */
export const AUDIT_RULES: readonly AuditRule[] = [
  bandwidth,
  cause,
  claimVsMeasurement,
  costCapacity,
  costOrder,
  difference,
  guidanceRange,
  loadRig,
  memoryCapacity,
  memoryRanking,
  offeredRate,
  order,
  percentileAverage,
  percentileOrder,
  ratio,
  recommendation,
  repetitions,
  resolution,
  roundNumbers,
  sameQuantity,
  saturation,
  saving,
  toolProtocol,
  vcpuScaling,
];
