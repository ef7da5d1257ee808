import { migrate } from '@owcr/platform';
import { entities, migrations } from './schema.js';

await migrate({ entities, migrations });
