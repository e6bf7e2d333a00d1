import { slotOf } from '@/components/ui/marker-shapes';
import { SubjectName } from '@/components/ui/subject-name';
import type { ColumnHead } from '@/lib/tables/suite-view';

/** How the options are shown, by slug. */
export interface SubjectNames {
  readonly slotOf: (slug: string) => number;
  readonly textOf: (slug: string) => string;
  readonly heads: readonly ColumnHead[];
}

export function namesFrom(heads: readonly ColumnHead[]): SubjectNames {
  const bySlug = new Map(heads.map((head) => [head.slug, head]));
  return {
    heads,
    slotOf: (slug) => slotOf(bySlug.get(slug)?.position ?? 0),
    textOf: (slug) => {
      const head = bySlug.get(slug);
      return head === undefined ? slug : [head.name, head.version].filter(Boolean).join(' ');
    },
  };
}

/** An option as it stands everywhere; `short` leaves its version out where no other has its name. */
export function OptionName({
  slug,
  names,
  short = false,
}: {
  slug: string;
  names: SubjectNames;
  short?: boolean;
}) {
  const head = names.heads.find((one) => one.slug === slug);
  const isAlone = names.heads.every((one) => one.slug === slug || one.name !== head?.name);
  return (
    <SubjectName
      slot={names.slotOf(slug)}
      name={head?.name ?? slug}
      {...(head?.version === undefined || (short && isAlone) ? {} : { version: head.version })}
    />
  );
}
