export interface RunningServer {
  readonly url: string;
  readonly exited: Promise<number>;
  stop(): Promise<void>;
  kill(): Promise<void>;
}
export function startServer(options: {
  folder: string;
  host: string;
  port: number;
  env?: Record<string, string | undefined>;
  onOutput?: (text: string) => void;
}): Promise<RunningServer>;
export function findFreePort(host?: string): Promise<number>;
