import type { MetricDeclaration } from '@/lib/model/suite-file';
import { findMetric, type MetricInfo } from './registry';

/**
 * What to show for a metric of a suite: the registry's entry, with the suite's own label and explanation where it
 * declares them; for a metric that only the suite knows, its declaration; otherwise the bare id, unit unknown.
 */
export function describeMetric(id: string, declarations: readonly MetricDeclaration[]): MetricInfo {
  const known = findMetric(id);
  const declared = declarations.find((declaration) => declaration.id === id);
  if (known !== undefined) {
    return { ...known, label: declared?.label ?? known.label, about: declared?.about ?? known.about };
  }
  return {
    id,
    label: declared?.label ?? sentenceCase(id),
    unit: declared?.unit ?? 'unknown',
    better: declared?.better ?? 'neutral',
    about: declared?.about ?? 'A metric that its file names itself.',
    group: 'other',
    headline: ['value', 'mean', 'p50'],
  };
}

function sentenceCase(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
