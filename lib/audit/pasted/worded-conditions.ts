import { parseQuantity } from '@/lib/format/parse-quantity';
import type { ClaimConditions } from '@/lib/model/suite-file';

/**
 * The conditions that the words behind a name state: `1kb msg`, `500k users/month`, `50% packet loss`. What is not
 * understood is left to the reader.
 *
 * @example wordedConditions('1kb msg') // { payloadBytes: 1000 }
 */
export function wordedConditions(words: string | undefined): ClaimConditions {
  if (words === undefined || words.length > 200) return {};
  const payload = /^(\d[\d.,]*\s?[kKM]?i?[bB])\s(?:msgs?|messages?|payloads?)$/.exec(words)?.[1];
  const bytes = payload === undefined ? undefined : parseQuantity(payload);
  if (bytes?.unit === 'bytes') return { payloadBytes: bytes.value };
  const counted = /^(\d[\d.,]*[kM]?)\s(?:concurrent\s)?(users|connections|vcpus)\b/i.exec(words);
  const count = parseQuantity(counted?.[1] ?? '');
  if (count !== undefined && !count.hasUnit) {
    const noun = counted?.[2]?.toLowerCase();
    if (noun === 'users') return { users: count.value };
    if (noun === 'connections') return { connections: count.value };
    return { vcpus: count.value };
  }
  return /\b(?:loss|failures?|faults?|crash|kill|partitions?|outage)\b/i.test(words) ? { fault: words } : {};
}
