import { inflateSync } from 'node:zlib';
import type { Inflate } from '@/lib/hdr/decode-hdr-v2';

/** zlib for the histograms within documents; never gives more than it is allowed to. */
export const inflate: Inflate = (bytes, maxBytes) => inflateSync(bytes, { maxOutputLength: maxBytes });
