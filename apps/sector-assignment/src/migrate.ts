import 'reflect-metadata';
import { migrate } from '@owcr/platform';
import { entities, migrations } from './schema.js';

await migrate({ migrations, entities });
