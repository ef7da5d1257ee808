import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readKafkaConnection, type KafkaConnection } from '@owcr/messaging/connection';
import { processLayouts, rootDir, type ProcessLayout } from './layout.js';

export interface StartOptions {
  dataDir: string;
  port: number;
  databaseUrl?: string;
  kafka?: KafkaConnection;
  /** Given: the provider people sign in with; none is started. */
  oidcIssuer?: string;
  processes: ProcessLayout;
  fresh: boolean;
  demo: boolean;
}

export const usage = `npm start [-- options]
  --fresh     empty the data first
  --no-demo   no demo city
Environment: OWCR_PORT (8080), OWCR_DATA_DIR (.data), OWCR_PROCESSES (apart, two, one), DATABASE_URL, KAFKA_BROKERS and OIDC_ISSUER (given: used, none is started)`;

/** OWCR_PROCESSES; each service in a process of its own where nothing is said. Throws on one that does not exist. */
export function readProcessLayout({ OWCR_PROCESSES: text }: NodeJS.ProcessEnv): ProcessLayout {
  const layout = processLayouts.find((known) => known === (text || 'apart'));
  if (!layout) throw new Error(`OWCR_PROCESSES is one of ${processLayouts.join(', ')}`);
  return layout;
}

/** What was asked for. Throws on an option that does not exist. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions | 'help' {
  const options = { fresh: { type: 'boolean' }, 'no-demo': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  if (values.help) return 'help';
  return {
    dataDir: resolve(rootDir, env['OWCR_DATA_DIR'] || '.data'),
    port: Number(env['OWCR_PORT'] || 8080),
    databaseUrl: env['DATABASE_URL'] || undefined,
    kafka: env['KAFKA_BROKERS'] ? readKafkaConnection(env) : undefined,
    oidcIssuer: env['OIDC_ISSUER'] || undefined,
    processes: readProcessLayout(env),
    fresh: values.fresh ?? false,
    demo: !(values['no-demo'] ?? false),
  };
}
