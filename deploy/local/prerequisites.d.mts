export interface Obstacle {
  problem: string;
  remedy: string;
}

export interface Machine {
  nodeVersion: string;
  javaMajor: number | undefined;
  hasMaven: boolean;
  freeDiskBytes: number | undefined;
  freeMemoryBytes: number | undefined;
}

export interface PrerequisiteOptions {
  dataDir: string;
  port: number;
  needs: { kafka: boolean; kafkaJars: boolean };
  machine?: Machine;
}

export declare function javaCommand(environment?: NodeJS.ProcessEnv): string;
export declare function measureMachine(dataDir: string, environment?: NodeJS.ProcessEnv): Machine;
export declare function findObstacles(options: PrerequisiteOptions): Obstacle[];
export declare function describeObstacles(obstacles: readonly Obstacle[]): string;
