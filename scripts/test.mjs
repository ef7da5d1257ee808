// `npm test`: from a fresh clone to a tested system. Needs nothing running. Further arguments go to jest.
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeObstacles, findObstacles } from '../deploy/local/prerequisites.mjs';
import { handOver, prepare, rootDir } from './install.mjs';

try {
  const kafkaJars = !existsSync(join(rootDir, 'deploy', 'kafka', 'target', 'jars.json'));
  const obstacles = findObstacles({
    dataDir: tmpdir(),
    port: 8080,
    needs: { postgres: !process.env.OWCR_TEST_POSTGRES, kafka: !process.env.OWCR_TEST_KAFKA, kafkaJars },
  });
  if (obstacles.length > 0) throw new Error(describeObstacles(obstacles));
  await prepare();
  await handOver('scripts/run-tests.mjs', process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
