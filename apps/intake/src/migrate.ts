import 'reflect-metadata';
import { migrate } from '@owcr/platform';
import { entities, migrations } from './migrations/schema.js';

await migrate({ migrations, entities });
