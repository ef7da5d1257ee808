// `npm start`: from a fresh clone to a running system. The work is in deploy/local; this only gets it there.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeObstacles, findObstacles } from '../deploy/local/prerequisites.mjs';
import { handOver, prepare, rootDir } from './install.mjs';

try {
  const obstacles = findObstacles({
    dataDir: resolve(rootDir, process.env.OWCR_DATA_DIR || '.data'),
    port: Number(process.env.OWCR_PORT || 8080),
    needs: {
      postgres: !process.env.DATABASE_URL,
      kafka: !process.env.KAFKA_BROKERS,
      kafkaJars: !existsSync(join(rootDir, 'deploy', 'kafka', 'target', 'jars.json')),
    },
  });
  if (obstacles.length > 0) throw new Error(describeObstacles(obstacles));
  await prepare();
  await handOver('deploy/local/dist/start.js', process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
