import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { documentSections, type DocumentSections } from './document-sections';

/**
 * The rules of the product as sections. One text serves the repository and the page; the path is a literal, so that
 * the build puts the file into the standalone server, whose working folder is its own.
 */
export async function readMethodology(): Promise<DocumentSections> {
  return documentSections(await readFile(path.join(process.cwd(), 'docs', 'methodology.md'), 'utf8'));
}
