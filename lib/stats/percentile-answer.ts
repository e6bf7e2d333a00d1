/** What data say about one percentile. */
export interface PercentileAnswer {
  /** 0 to 100. */
  readonly q: number;
  /** In the canonical unit of the metric; absent where `supported` is false. */
  readonly value?: number;
  /** 95 % interval, where the data allow one. */
  readonly low?: number;
  readonly high?: number;
  /** How many values it rests on. */
  readonly n?: number;
  readonly method?: string;
  /** Whether the data have this percentile: stored, or read from enough values beyond it (ten in a histogram, one raw). */
  readonly supported: boolean;
}
