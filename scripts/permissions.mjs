import { writeFileSync } from 'node:fs';
import { permissionsPage } from '../libs/access/dist/permissions-page.js';

const page = new URL('../docs/PERMISSIONS.md', import.meta.url);
writeFileSync(page, permissionsPage());
console.log('docs/PERMISSIONS.md');
