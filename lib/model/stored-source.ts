/** A file that was imported: what it was, when it came and with which token. Its bytes are in the blob store. */
export interface StoredSource {
  /** A ULID. */
  readonly importId: string;
  readonly suite: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly format: string;
  readonly importerVersion: number;
  readonly sizeBytes: number;
  readonly receivedAtMs: number;
  readonly tokenName?: string;
}
