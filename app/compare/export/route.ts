import { answerRead } from '@/server/access/answer-read';
import { exportComparison } from '@/server/compare-export';
import { getStore } from '@/server/runtime';

export const GET = answerRead(async (request: Request) => {
  const { origin, searchParams } = new URL(request.url);
  const params = Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)] as const),
  );
  const format = searchParams.get('format');
  return exportComparison(await getStore(), { ...params, ...(format === null ? {} : { format }) }, origin);
});
