export type Faults = Record<string, string>;
