/**
 * The sizes of EC2 types with those of a price list added. Bandwidth stays as it is known, since the list has only what a
 * type may burst to; of a new type it is not known.
 *
 * @param {{ types: string[], sources: object[] }} file `ec2-types.json`.
 * @param {readonly { name: string, size: object }[]} found
 * @param {{ url: string, asOf: string, licence: string }} source
 * @param {string} region
 */
export function mergeTypes(file, found, source, region) {
  const lines = new Map(file.types.map((line) => [line.split(' ')[0], line]));
  for (const { name, size } of found) {
    const { vcpus, memoryMiB, gpus, architecture, isPrevious } = size;
    if (!(vcpus > 0) || !(memoryMiB > 0)) continue;
    const megabits = lines.get(name)?.split(' ')[5] ?? '-';
    const line = [name, vcpus, memoryMiB, gpus, architecture, megabits, ...(isPrevious ? ['previous'] : [])];
    lines.set(name, line.join(' '));
  }
  const what = `vCPU, memory, GPU, architecture and generation of the types of ${region}`;
  return {
    ...file,
    asOf: source.asOf > file.asOf ? source.asOf : file.asOf,
    sources: [...file.sources.filter((one) => one.what !== what), { what, ...source }],
    types: [...lines.keys()].sort().map((name) => lines.get(name)),
  };
}
