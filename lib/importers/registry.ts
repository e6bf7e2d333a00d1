import { benchlens } from './benchlens';
import type { Importer } from './importer';

/** Every importer, one line each. The order has no meaning: detection ranks by confidence. */
export const IMPORTERS: readonly Importer[] = [benchlens];

export function findImporter(id: string): Importer | undefined {
  return IMPORTERS.find((importer) => importer.id === id);
}
