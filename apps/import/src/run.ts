import type { ApiClient } from './http/api-client.js';

/** What every command of one run shares. */
export interface Run {
  client: ApiClient;
  startedAt: Date;
  /** Where refused rows are written: the directory the person called from. */
  directory: string;
  /** Where progress goes; standard error, so that standard output holds only the summary. */
  progressOutput: NodeJS.WriteStream;
  print: (line: string) => void;
  resolvePath: (path: string) => string;
  /** Aborted by Ctrl+C: what is on its way is finished, nothing new is begun. */
  signal: AbortSignal;
}
