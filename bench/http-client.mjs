import http from 'node:http';

/** A client that keeps one connection open, as a browser does. */
export function createClient(baseUrl) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

  /**
   * @param {string} path
   * @param {{ method?: string; body?: Buffer }} [options]
   * @returns {Promise<{ status: number; body: Buffer; milliseconds: number }>} Time until the last byte is here.
   */
  const request = (path, options = {}) =>
    new Promise((resolve, reject) => {
      const started = performance.now();
      const { method = 'GET', body } = options;
      const headers = body === undefined ? {} : { 'content-length': body.length };
      const call = http.request(`${baseUrl}${path}`, { agent, method, headers }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode,
            body: Buffer.concat(chunks),
            milliseconds: performance.now() - started,
          }),
        );
      });
      call.on('error', reject);
      call.end(body);
    });

  return { request, close: () => agent.destroy() };
}
