import { formatCount, formatValue } from '@/lib/format/format-value';
import type { Environment, Run, Subject } from '@/lib/model/suite-file';
import type { FactLine, FactList } from './run-load';
import { describeTool } from './runs-table';

/** Where a run took place and what took part in it. */
export interface RunEnvironment {
  readonly machine: FactList;
  readonly software: readonly FactLine[];
}

export function buildRunEnvironment(run: Run, subject: Subject): RunEnvironment {
  const environment = run.environment ?? {};
  const fields: readonly (readonly [key: string, missing: string, value: string])[] = [
    ['Instance', 'instance type', joined(environment.instanceType, environment.region)],
    ['CPU', 'CPU', joined(environment.cpu, vcpus(environment))],
    ['Memory', 'memory', environment.memoryBytes === undefined ? '' : formatMemory(environment.memoryBytes)],
    [
      'System',
      'operating system',
      joined(environment.os, environment.kernel === undefined ? undefined : `kernel ${environment.kernel}`),
    ],
  ];
  return {
    machine: {
      lines: fields.flatMap(([key, , value]) => (value === '' ? [] : [{ key, value }])),
      missing: fields.flatMap(([, missing, value]) => (value === '' ? [missing] : [])),
    },
    software: [
      [
        'Subject',
        joined(
          [subject.name, subject.version].filter((part) => part !== undefined).join(' '),
          subject.variant,
        ),
      ],
      [
        'Libraries',
        joined(
          ...(subject.components ?? []).map(({ name, version }) =>
            version === undefined ? name : `${name} ${version}`,
          ),
        ),
      ],
      ['Generator', describeTool(run.tool, run.source?.format)],
    ].flatMap(([key = '', value = '']) => (value === '' ? [] : [{ key, value }])),
  };
}

function vcpus({ vcpus: count }: Environment): string | undefined {
  return count === undefined ? undefined : `${formatCount(count)} vCPU`;
}

/** Memory is sold in powers of 1024; other amounts read as everywhere else. */
function formatMemory(bytes: number): string {
  const gibibytes = bytes / 2 ** 30;
  return Number.isInteger(gibibytes) ? `${formatCount(gibibytes)} GiB` : formatValue(bytes, 'bytes');
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
