import { parseNumber } from '@/lib/format/parse-quantity';
import type { Claim, Statement } from '@/lib/model/suite-file';
import type { Problem } from '@/lib/problem';
import { fail, succeed, type Result } from '@/lib/result';
import type { StatementDraft } from './pasted-draft';

/** What a form says about claims as statements of a suite; its empty lines are no statements. */
export function readStatements(
  drafts: readonly StatementDraft[],
  claims: readonly Claim[],
): Result<Statement[]> {
  const problems: Problem[] = [];
  const known = new Set(claims.map(({ id }) => id));
  const statements = drafts.flatMap((draft, index): Statement[] => {
    const { kind, first, second, says, value } = draft;
    if (first === '' && second === '') return [];
    const refuse = (field: string, expected: string, found: string): Statement[] => {
      problems.push({
        code: 'bad-parameter',
        where: { file: 'form', pointer: `/statements/${index}/${field}` },
        expected,
        found,
      });
      return [];
    };
    for (const [field, id] of Object.entries({ first, second })) {
      if (!known.has(id))
        return refuse(field, 'a claim of the table', id === '' ? 'none' : `“${id.slice(0, 60)}”`);
    }
    if (first === second) return refuse('second', 'another claim than the first', 'the same one');
    const id = `s${index + 1}`;
    if (kind === 'order') return [{ id, kind, claims: [first, second] }];
    const number = parseNumber((value ?? '').trim().replace(/\s?[x×]$/i, ''));
    if (number === undefined || number <= 0) {
      return refuse(
        'value',
        'how many times, above 0',
        value === undefined || value === '' ? 'nothing' : `“${value.slice(0, 60)}”`,
      );
    }
    if (says === undefined) return refuse('says', 'lower or higher', 'nothing');
    return [
      {
        id,
        kind,
        claims: [first, second],
        says,
        value: number,
        text: `${value?.trim() ?? ''} times ${says}`,
      },
    ];
  });
  return problems.length > 0 ? fail(...problems) : succeed(statements);
}
