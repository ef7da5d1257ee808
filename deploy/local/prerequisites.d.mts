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
  /** Whom PostgreSQL runs as when that is not the caller. */
  postgresUser: OsUser | undefined;
}

export interface OsUser {
  name: string;
  uid: number;
  gid: number;
}

export interface PrerequisiteOptions {
  dataDir: string;
  port: number;
  needs: { postgres: boolean; kafka: boolean; kafkaJars: boolean };
  machine?: Machine;
}

export declare function javaCommand(environment?: NodeJS.ProcessEnv): string;
export declare function measureMachine(dataDir: string, environment?: NodeJS.ProcessEnv): Machine;
export declare function findObstacles(options: PrerequisiteOptions): Obstacle[];
export declare function findUser(name: string): OsUser | undefined;
export declare function blockedBy(path: string, user: Pick<OsUser, 'uid' | 'gid'>): string | undefined;
export declare function describeObstacles(obstacles: readonly Obstacle[]): string;
