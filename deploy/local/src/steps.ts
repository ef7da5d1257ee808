import { Listr, PRESET_TIMER } from 'listr2';
import type { DefaultRenderer, ListrTask, SimpleRenderer } from 'listr2';
import { describeObstacles, findObstacles } from '../prerequisites.mjs';
import { createStaff, letSignIn, seedDemoCity } from './demo.js';
import { DemoAccessFile, renewed } from './demo-access.js';
import { FirstRun } from './first-run.js';
import { emptyData } from './fresh.js';
import { readPeople } from './identity-provider.js';
import { kafkaJarsComplete } from './kafka-jars.js';
import { serviceNames } from './layout.js';
import type { PartName } from './layout.js';
import type { StartOptions } from './options.js';
import type { LocalStack } from './stack.js';

type Steps = Listr<object, 'default', 'simple'>;
type Step = ListrTask<object, typeof DefaultRenderer, typeof SimpleRenderer>;

/** Everything that stands in the way, found before anything is started. */
export function checkPrerequisites(options: StartOptions): void {
  const needs = { postgres: !options.databaseUrl, kafka: !options.kafka, kafkaJars: !kafkaJarsComplete() };
  const obstacles = findObstacles({ ...options, needs });
  if (obstacles.length > 0) throw new Error(describeObstacles(obstacles));
}

/** The steps of a start, in order, timed for people who wait. `makeStack` is called once the data directory is as wanted. */
export function startSteps(options: StartOptions, makeStack: () => LocalStack): Steps {
  let stack: LocalStack;
  const steps: Step[] = [
    { title: 'Empty the data', enabled: () => options.fresh, task: () => emptyData(options) },
    {
      title: 'Ports',
      task: async (_, task) => {
        stack = makeStack();
        await stack.choosePorts();
        if (stack.url !== `http://localhost:${options.port}`) task.title = `Port ${options.port} is taken: ${stack.url} instead`;
      },
    },
    {
      title: 'Backing services',
      task: (_, task) => task.newListr(() => backingSteps(options, () => stack), { concurrent: true }),
    },
    {
      title: 'Services',
      task: (_, task) =>
        task.newListr(
          serviceSteps(() => stack),
          { concurrent: true },
        ),
    },
    { title: 'Demo city', task: (_, task) => firstRun(options, stack, (line) => (task.output = line)) },
  ];
  const timer = { timer: PRESET_TIMER };
  return new Listr<object, 'default', 'simple'>(steps, {
    registerSignalListeners: false,
    rendererOptions: { ...timer, collapseSubtasks: false },
    fallbackRenderer: 'simple',
    fallbackRendererOptions: timer,
  });
}

/** The broker takes longest, and the databases do not need it: both ways are gone at once. */
function backingSteps(options: StartOptions, stack: () => LocalStack): Step[] {
  const given = 'given, not started';
  return [
    step(options.kafka ? `Kafka (${given}) and topics` : 'Kafka and topics', async () => {
      await stack().start('kafka');
      await stack().prepareBroker();
    }),
    {
      title: 'Databases',
      task: (_, task) =>
        task.newListr(
          [
            step(options.databaseUrl ? `PostgreSQL (${given})` : 'PostgreSQL', () => stack().start('postgres')),
            step('Databases and roles', () => stack().provision()),
            {
              title: 'Migrations',
              task: (_, inner) =>
                inner.newListr(
                  serviceNames.map((name) => step(`Schema of ${name}`, () => stack().migrate(name))),
                  { concurrent: true },
                ),
            },
          ],
          { concurrent: false },
        ),
    },
  ];
}

function serviceSteps(stack: () => LocalStack): Step[] {
  const parts: PartName[] = [...serviceNames, 'identity-provider'];
  return parts.map((name) => step(name, () => stack().start(name)));
}

async function firstRun(options: StartOptions, stack: LocalStack, onProgress: (line: string) => void): Promise<void> {
  const run = new FirstRun(options.dataDir);
  const file = new DemoAccessFile(options.dataDir);
  const access = { url: stack.url, adminToken: stack.bootstrapAdminToken };
  const state = run.decide(options.demo);
  if (state === 'pending') {
    file.write(stack.url, await seedDemoCity(access, onProgress));
    run.write('done');
  } else {
    file.write(stack.url, file.people().admin ? {} : await createStaff(access));
    file.write(stack.url, await renewed(access, file.people(), readPeople(options.dataDir), new Date()));
  }
  await letSignIn(options.dataDir, stack.url, file.people());
}

function step(title: string, task: () => Promise<unknown>): Step {
  return { title, task: async () => void (await task()) };
}
