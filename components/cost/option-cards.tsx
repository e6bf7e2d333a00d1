import { EvidenceGlyph } from '@/components/ui/evidence-glyph';
import { slotOf } from '@/components/ui/marker-shapes';
import { SubjectName } from '@/components/ui/subject-name';
import type { OptionView, ResourceView } from '@/lib/cost/cost-view';
import type { RangeView, RangesView } from '@/lib/cost/ranges-view';

/** The big number of each subject, its fleet, how full each resource is, and what binds. */
export function OptionCards({
  options,
  ranges,
}: {
  options: readonly OptionView[];
  ranges: RangesView['ranges'];
}) {
  return (
    <div className="co-options">
      {options.map((option) => (
        <OptionCard key={option.head.slug} option={option} range={ranges[option.head.slug]} />
      ))}
    </div>
  );
}

function OptionCard({ option, range }: { option: OptionView; range: RangeView | undefined }) {
  const { head } = option;
  const slot = slotOf(head.position);
  return (
    <section className={`co-option s${slot}`} aria-label={head.name}>
      <SubjectName
        slot={slot}
        name={head.name}
        {...(head.version === undefined ? {} : { version: head.version })}
      />
      <p className="co-figure">
        {option.monthly} <span>a month</span>
      </p>
      <p className="small">
        {option.exactMonthly} exactly, <span className="nw">{option.perUser}</span>
      </p>
      <p className="small">{option.fleet}</p>
      {range === undefined ? null : (
        <>
          <svg className="c co-strip" viewBox="0 0 200 16" aria-hidden="true">
            <line className="ax" x1="0" x2="200" y1="8" y2="8" />
            <rect
              className="rb co-band"
              x={round(range.low * 196)}
              y="4"
              width={Math.max(2, round((range.high - range.low) * 196))}
              height="8"
            />
            <rect className="pt" x={round(range.middle * 196)} y="1" width="3" height="14" />
          </svg>
          <p className="small">
            {range.text} <EvidenceGlyph grade={option.grade} />
          </p>
        </>
      )}
      <h3>Used when the spare nodes are down</h3>
      <ul className="co-resources">
        {option.resources.map((resource) => (
          <Resource key={resource.name} resource={resource} />
        ))}
      </ul>
      <p className="small co-binds">
        {option.binding} <EvidenceGlyph grade={option.grade} />
      </p>
    </section>
  );
}

function Resource({ resource }: { resource: ResourceView }) {
  return (
    <li className={resource.isBinding ? 'on' : undefined} title={resource.capacity}>
      <span>{resource.label}</span>
      <svg className="c" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect className="co-track" x="0" y="1" width="100" height="6" />
        <rect
          className={resource.isBinding ? 'pt' : 'co-used'}
          x="0"
          y="1"
          width={round(Math.min(1, resource.usedRatio) * 100)}
          height="6"
        />
      </svg>
      <span className="num">
        {resource.used}
        <span className="vh">
          {resource.isBinding ? ', binds' : ''}; {resource.capacity}
        </span>
      </span>
    </li>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
