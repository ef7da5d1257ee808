// `npm run audit:verify`: installs and builds what is missing, then checks the audit trail of a running system.
import { handOver, prepare } from './install.mjs';

await prepare();
await handOver('deploy/local/dist/audit-verify.js', process.argv.slice(2));
