/** A report without its content, which is in the blob store under its hash. */
export interface StoredReport {
  readonly slug: string;
  /** Of its canonical JSON, hexadecimal. */
  readonly sha256: string;
  readonly title: string;
  readonly createdAtMs: number;
  readonly tokenName?: string;
  /** Slug of the version before it. */
  readonly previous?: string;
  readonly withdrawnAtMs?: number;
  readonly withdrawnReason?: string;
}
