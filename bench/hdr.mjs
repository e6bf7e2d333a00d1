/** How long a thousand histograms of about 8 kB take to decode and to merge, against hdr-histogram-js. */
import { inflateSync } from 'node:zlib';
import * as hdr from 'hdr-histogram-js';
import { loadTypeScript } from './bundle.mjs';
import { note, quantile, report, spread } from './figures.mjs';

const HISTOGRAMS = 1000;
const VALUES = 20_000;
const ROUNDS = 7;

export async function runBench() {
  const { decodeHdrV2 } = await loadTypeScript('lib/hdr/decode-hdr-v2.ts');
  const { histogramSum } = await loadTypeScript('lib/hdr/histogram-sum.ts');
  const inflate = (bytes, maxBytes) => inflateSync(bytes, { maxOutputLength: maxBytes });
  const texts = Array.from({ length: HISTOGRAMS }, (_, seed) => encodedHistogram(seed + 1));
  const packed = texts.map((text) => Buffer.from(text, 'base64'));
  const decodeAll = () =>
    packed.map((bytes) => {
      const decoded = decodeHdrV2(bytes, inflate);
      if (!decoded.ok) throw new Error(decoded.problems[0].found);
      return decoded.value;
    });
  const mergeAll = (histograms) => {
    const sum = histogramSum();
    for (const histogram of histograms) sum.add(histogram);
    return sum.result();
  };
  const decoded = decodeAll();
  const plainSizes = packed.map((bytes) => inflate(bytes.subarray(8), 2 ** 20).length);
  note(
    'base64, median',
    `${quantile(
      texts.map((text) => text.length),
      0.5,
    )} characters`,
  );
  note('unpacked, median', `${quantile(plainSizes, 0.5)} bytes`);
  note(
    'buckets that hold something, median',
    `${quantile(
      decoded.map(({ indices }) => indices.length),
      0.5,
    )}`,
  );
  note('values in all', mergeAll(decoded).total.toLocaleString('en'));

  const decode = timed(decodeAll);
  const merge = timed(() => mergeAll(decoded));
  const theirs = texts.map((text) => hdr.decodeFromCompressedBase64(text, 64));
  const theirDecode = timed(() => texts.map((text) => hdr.decodeFromCompressedBase64(text, 64)), 2);
  const theirMerge = timed(() => {
    const sum = hdr.decodeFromCompressedBase64(texts[0], 64);
    for (const histogram of theirs.slice(1)) sum.add(histogram);
  }, 2);
  note(`decode of ${HISTOGRAMS}`, spread(decode));
  note(`decode of ${HISTOGRAMS} by hdr-histogram-js`, spread(theirDecode));
  note('decode: ratio of the medians', ratio(decode, theirDecode));
  note(`merge of ${HISTOGRAMS} by hdr-histogram-js`, spread(theirMerge));
  note('merge: ratio of the medians', ratio(merge, theirMerge));
  return report(`merge of ${HISTOGRAMS} decoded, p50`, quantile(merge, 0.5), 50, ' ms');
}

function ratio(ours, theirs) {
  return `${(quantile(theirs, 0.5) / quantile(ours, 0.5)).toFixed(1)} times as fast`;
}

function timed(work, rounds = ROUNDS) {
  work();
  return Array.from({ length: rounds }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
}

/** Latencies in nanoseconds around 2 ms with a long tail, from a seeded generator. */
function encodedHistogram(seed) {
  const histogram = hdr.build({
    bitBucketSize: 64,
    highestTrackableValue: 3_600e9,
    numberOfSignificantValueDigits: 3,
  });
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  for (let index = 0; index < VALUES; index += 1) {
    const normal = Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
    histogram.recordValue(Math.round(2e6 * Math.exp(1.6 * normal)));
  }
  return hdr.encodeIntoCompressedBase64(histogram);
}
