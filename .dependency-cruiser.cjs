/** The boundaries of docs/ARCHITECTURE.md. Each rule has a fixture in test/architecture/fixtures that must break it. */
const spec = '\\.spec\\.ts$';
const ownsTables = '^libs/(messaging|timers|platform|testing)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'rules-are-pure',
      comment:
        'A rule file imports nothing from npm or node but contracts and Temporal. The gateway, the importer and the pages are all edge: they have no rules.',
      severity: 'error',
      from: { path: '^apps/(?!gateway/|import/|web/)[^/]+/src/([^/]+)/\\1\\.ts$' },
      to: {
        pathNot: [
          '^apps/',
          '^libs/contracts/',
          'node_modules/@owcr/contracts/',
          'node_modules/temporal-polyfill/',
          '^@owcr/contracts$',
        ],
      },
    },
    {
      name: 'rules-import-rules',
      comment: 'A rule file does not reach the outside through a neighbour.',
      severity: 'error',
      from: { path: '^apps/(?!gateway/|import/|web/)[^/]+/src/([^/]+)/\\1\\.ts$' },
      to: { path: '\\.(entity|store|consumer|controller|module|dto|timers|service)\\.ts$' },
    },
    {
      name: 'no-app-imports-an-app',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    { name: 'no-lib-imports-an-app', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'contracts-import-only-zod',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: spec },
      to: { pathNot: ['^libs/contracts/', 'node_modules/zod/'] },
    },
    {
      name: 'csv-imports-nothing',
      severity: 'error',
      from: { path: '^libs/csv/', pathNot: spec },
      to: { pathNot: '^libs/csv/' },
    },
    {
      name: 'class-validator-only-in-dtos',
      severity: 'error',
      from: { pathNot: ['\\.dto\\.ts$', '^libs/platform/', spec] },
      to: { path: 'node_modules/class-validator/' },
    },
    {
      name: 'typeorm-only-where-tables-are',
      severity: 'error',
      from: { pathNot: ['\\.(entity|store|module)\\.ts$', '/migrations/', '(^|/)migrations\\.ts$', ownsTables, spec] },
      to: { path: 'node_modules/(typeorm|@nestjs/typeorm)/' },
    },
    {
      name: 'web-imports-only-contracts-and-access',
      comment: 'And the reader of CSV files, which runs in a browser as well.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^libs/', pathNot: '^libs/(contracts|access|csv)/' },
    },
    {
      name: 'permissions-run-in-a-browser',
      comment:
        'What the browser application imports of access reaches nothing of a server: `@owcr/access/rules`. Only contracts and CASL beside it.',
      severity: 'error',
      from: {
        path: '^libs/access/src/(rules|ability|escalation-rule|narrowing|permissions|permissions-page|principal|rights)\\.ts$',
      },
      to: {
        pathNot: [
          '^libs/access/src/(ability|escalation-rule|narrowing|permissions|principal|rights)\\.ts$',
          '^libs/contracts/',
          'node_modules/@owcr/contracts/',
          'node_modules/@casl/ability/',
        ],
      },
    },
    {
      name: 'web-imports-the-rules-of-access',
      comment: 'Not its front door, behind which the tokens of services are.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^libs/access/', pathNot: '^libs/access/(src|dist)/(rules|permissions|ability|principal)\\.' },
    },
    {
      name: 'testing-only-in-tests',
      severity: 'error',
      from: { path: '^(apps|libs|deploy)/', pathNot: [spec, '^libs/testing/', '\\.(fixture|harness)\\.ts$'] },
      to: { path: '^libs/testing/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      comment: 'Modules that a plugin of Vite makes have no file.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['(^|/)dist/.*\\.spec\\.', '/coverage/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
    tsConfig: { fileName: require('node:path').join(__dirname, 'tsconfig.base.json') },
  },
};
