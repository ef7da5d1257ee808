// `npm run bench`: installs and builds what is missing, then measures on a system of its own.
import { handOver, prepare } from './install.mjs';

await prepare();
await handOver('test/dist/bench/main.js', process.argv.slice(2));
