import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { DescribedApi } from '@owcr/testing';
import { rootDir } from '../system/system.js';

/** The modules of the services, by what each is called in the merged document. */
const services = [
  ['intake', 'IntakeModule'],
  ['sector-assignment', 'SectorAssignmentModule'],
  ['escalation', 'EscalationModule'],
  ['notification', 'NotificationModule'],
  ['insights', 'InsightsModule'],
] as const;

interface Preview {
  previewOpenApi: (module: unknown, service: { name: string; outsideApi?: readonly string[] }) => Promise<object>;
}
interface Merging {
  mergeDocuments: (documents: readonly { name: string; document: object }[], missing: readonly string[]) => DescribedApi;
}

/** The document of the whole API, made from what was built. Nothing is started for it. */
export async function wholeDocument(): Promise<DescribedApi> {
  const { previewOpenApi } = await built<Preview>('libs/platform/dist/index.js');
  const { mergeDocuments } = await built<Merging>('apps/gateway/dist/docs/merge-openapi.js');
  const { gatewayOptions } = await built<{ gatewayOptions: () => { outsideApi: string[] } }>('apps/gateway/dist/door.js');
  const { GatewayModule } = await built<{ GatewayModule: unknown }>('apps/gateway/dist/gateway.module.js');
  const { outsideApi } = gatewayOptions();
  const documents = [{ name: 'gateway', document: await previewOpenApi(GatewayModule, { name: 'gateway', outsideApi }) }];
  for (const [name, className] of services) {
    const module = (await built<Record<string, unknown>>(`apps/${name}/dist/${name}.module.js`))[className];
    documents.push({ name, document: await previewOpenApi(module, { name }) });
  }
  // As it is sent: without what is undefined.
  return JSON.parse(JSON.stringify(mergeDocuments(documents, []))) as DescribedApi;
}

/** What was built, by its path from the root of the repository. */
export async function built<T>(file: string): Promise<T> {
  return (await import(pathToFileURL(join(rootDir, file)).href)) as T;
}
