import { describe, expect, it } from 'vitest';
import { wireBytes } from './protocol-overhead';

describe('wireBytes', () => {
  it.each([
    // payload, sender: WebSocket head, TLS, TCP/IP, in all
    [0, 'server', 2, 22, 52, 76],
    [125, 'server', 2, 22, 52, 201],
    [126, 'server', 4, 22, 52, 204],
    [1000, 'server', 4, 22, 52, 1078],
    [1000, 'client', 8, 22, 52, 1082],
    // 1,422 + 4 + 22 fill a segment of 1,448; a byte more takes a second.
    [1422, 'server', 4, 22, 52, 1500],
    [1423, 'server', 4, 22, 104, 1553],
    // 16,380 + 4 fill a record of 16,384; a byte more takes a second.
    [16_380, 'server', 4, 22, 624, 17_030],
    [16_381, 'server', 4, 44, 624, 17_053],
    [65_536, 'server', 10, 110, 2392, 68_048],
  ] as const)('wraps %i bytes of the %s', (payload, sender, webSocket, tls, tcpIp, total) => {
    expect(wireBytes(payload, sender)).toEqual({ payload, webSocket, tls, tcpIp, total });
  });
});
