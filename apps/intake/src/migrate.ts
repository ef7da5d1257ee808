import 'reflect-metadata';
import { migrate } from '@owcr/platform';
import { entities, migrations } from './intake.schema.js';

await migrate({ migrations, entities });
