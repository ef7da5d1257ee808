import 'reflect-metadata';
import { rewrapReporterKeys } from './reporter-keys/rewrap.store.js';

await rewrapReporterKeys((line) => console.log(line));
