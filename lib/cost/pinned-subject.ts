import type { CostEstimate } from './estimate-cost';
import { CHEAPEST, type CostInputs } from './inputs';
import type { CostSubject } from './subject';

/** A subject with the load and the node type that its cost is computed for. */
export interface PinnedSubject {
  readonly inputs: CostInputs;
  readonly subject: CostSubject;
}

/** The node types that an estimate found, so that what follows asks for the same fleet and searches no more. */
export function pinned({ subject, node, referenceNode }: CostEstimate, inputs: CostInputs): PinnedSubject {
  return {
    inputs: { ...inputs, nodeType: node.name, referenceNodeType: referenceNode.name },
    subject,
  };
}

/** Pinned unless the cheapest type is wanted: then the search goes on, with the reference of the estimate. */
export function searching(estimate: CostEstimate, inputs: CostInputs): PinnedSubject {
  const { inputs: pinnedInputs, subject } = pinned(estimate, inputs);
  return inputs.nodeType === CHEAPEST
    ? { inputs: { ...pinnedInputs, nodeType: CHEAPEST }, subject }
    : { inputs: pinnedInputs, subject };
}
