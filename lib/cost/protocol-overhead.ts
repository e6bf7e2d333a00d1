/**
 * What the protocols add to a payload on its way, in bytes.
 *
 * - WebSocket frame head: 2, and 2 more from 126 bytes, 8 more from 65,536; 4 more from a client, whose frames are
 *   masked. Source: RFC 6455, section 5.2.
 * - TLS 1.3 record: head 5, content type 1, authentication tag 16; a record holds 16,384 bytes. Source: RFC 8446,
 *   sections 5.1 and 5.2; the tag of AES-GCM and ChaCha20-Poly1305, RFC 5116 and RFC 8439.
 * - TCP/IP: IPv4 head 20 (RFC 791), TCP head 20 (RFC 9293), timestamps 12 (RFC 7323). A segment holds 1,448 bytes where
 *   the path carries packets of 1,500, as the internet does.
 */
export const OVERHEAD = {
  frameHeadBytes: 2,
  mediumFrameFromBytes: 126,
  mediumFrameExtraBytes: 2,
  largeFrameFromBytes: 65_536,
  largeFrameExtraBytes: 8,
  maskBytes: 4,
  tlsRecordBytes: 22,
  tlsRecordHoldsBytes: 16_384,
  segmentBytes: 52,
  segmentHoldsBytes: 1448,
} as const;

/** How the bytes of one message on the wire come together. */
export interface WireBytes {
  readonly payload: number;
  readonly webSocket: number;
  readonly tls: number;
  readonly tcpIp: number;
  readonly total: number;
}

/**
 * The bytes of one message on the wire, each message in a frame, records and segments of its own. Acknowledgements,
 * pings and handshakes are not in it.
 *
 * @param payloadBytes a whole number
 * @example wireBytes(1000, 'server') → { payload: 1000, webSocket: 4, tls: 22, tcpIp: 52, total: 1078 }
 */
export function wireBytes(payloadBytes: number, sender: 'server' | 'client'): WireBytes {
  const webSocket =
    OVERHEAD.frameHeadBytes +
    (payloadBytes >= OVERHEAD.largeFrameFromBytes
      ? OVERHEAD.largeFrameExtraBytes
      : payloadBytes >= OVERHEAD.mediumFrameFromBytes
        ? OVERHEAD.mediumFrameExtraBytes
        : 0) +
    (sender === 'client' ? OVERHEAD.maskBytes : 0);
  const frame = payloadBytes + webSocket;
  const tls = Math.ceil(frame / OVERHEAD.tlsRecordHoldsBytes) * OVERHEAD.tlsRecordBytes;
  const tcpIp = Math.ceil((frame + tls) / OVERHEAD.segmentHoldsBytes) * OVERHEAD.segmentBytes;
  return { payload: payloadBytes, webSocket, tls, tcpIp, total: frame + tls + tcpIp };
}
