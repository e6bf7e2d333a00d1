import type { DocumentHead } from '../importer';

/** Metrics of which k6 always makes at least one. */
const OWN =
  /^(?:http_reqs?|http_req_\w+|iterations|iteration_duration|vus|vus_max|data_sent|data_received|checks|ws_\w+|grpc_\w+)(?:\{.*\})?$/;

/** Which shape of a k6 summary this is: values apart (`handleSummary`) or flat (`--summary-export`), if it is one. */
export function recogniseK6(head: DocumentHead): 'nested' | 'flat' | undefined {
  return head.json === undefined ? recogniseText(head.text) : recogniseJson(head.json);
}

function recogniseJson(json: unknown): 'nested' | 'flat' | undefined {
  const metrics = isObject(json) ? json.metrics : undefined;
  if (!isObject(metrics)) return undefined;
  const own = Object.entries(metrics).filter(([key]) => OWN.test(key));
  if (own.length === 0) return undefined;
  return own.some(([, metric]) => isObject(metric) && isObject(metric.values)) ? 'nested' : 'flat';
}

/** The head of a document that is long, or broken, which its parser then reports. */
function recogniseText(text: string): 'nested' | 'flat' | undefined {
  if (!/^\s*\{\s*"(?:root_group|metrics|options|state|setup_data)"\s*:/.test(text)) return undefined;
  const start = /"metrics"\s*:\s*\{/.exec(text);
  if (start === null) return undefined;
  const metrics = text.slice(start.index);
  if (
    !/"(?:http_reqs|http_req_\w{1,40}|iterations|iteration_duration|vus|vus_max|data_sent|data_received|checks|ws_\w{1,40}|grpc_\w{1,40})(?:\{[^"\n]{0,500}\})?"\s*:\s*\{/.test(
      metrics,
    )
  ) {
    return undefined;
  }
  return /"(?:values|contains)"\s*:/.test(metrics) ? 'nested' : 'flat';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
