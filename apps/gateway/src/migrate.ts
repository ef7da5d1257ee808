import { migrate } from '@owcr/platform';
import { entities, migrations } from './gateway.module.js';

await migrate({ migrations, entities });
