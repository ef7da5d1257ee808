import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';
import { VitePWA } from 'vite-plugin-pwa';
import { offlineParts } from './scripts/offline-parts.mjs';
import { typeface } from './scripts/typeface.mjs';

const gateway = process.env.OWCR_URL ?? 'http://localhost:8080';
/** The pages that are there without a line. All else - other pages, the API, signing in - is left to the network. */
const offlinePages = [/^\/officer$/, /^\/issues\/[0-9a-f-]{36}$/];

/**
 * The first pages of a resident and of an officer come in a few files each: as dozens of small ones they weighed 30 kB more in headers and
 * in what a compressor sees twice. What both need must be in `core` or `shared`, or the one page loads the other's file: `npm run budget`.
 */
const filesOfFirstPages = [
  { name: 'core', tags: ['$initial'], priority: 3 },
  {
    name: 'shared',
    test: /(@mantine.core.esm.(core|components.Group)|src.states.part|src.app.(settled|mark)).|(use-uncontrolled|use-merged-ref|useLocation|useQuery|Icon(Check|Map|MapPin|Upload))\.m?js$/,
    priority: 2,
  },
  { name: 'resident', test: /src.resident.(frame|report-page)\.tsx$/, priority: 1 },
  { name: 'work', test: /src.(app.shell|officer.officer-page)\.tsx$/, priority: 0 },
];

const { plugin: findOfflineParts, keepOffline } = offlineParts();

export default defineConfig({
  plugins: [
    react(),
    typeface,
    findOfflineParts,
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        name: 'Neighborhood Policing',
        short_name: 'Neighborhood',
        description: 'Issues of the neighborhood, from the report to the fix',
        start_url: '/officer',
        display: 'standalone',
        background_color: '#f6f7f9',
        theme_color: '#1d5aa8',
        icons: [
          { src: '/icons/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
        ],
      },
      workbox: {
        // What an officer needs without a line. The map is large and the street is outside anyway.
        globPatterns: ['index.html', 'assets/*.{js,css,woff2}'],
        manifestTransforms: [keepOffline],
        dontCacheBustURLsMatching: /assets\//,
        navigateFallback: '/index.html',
        navigateFallbackAllowlist: offlinePages,
        cleanupOutdatedCaches: true,
      },
    }),
    compression({ algorithms: ['brotliCompress', 'gzip'], threshold: 1024 }),
  ],
  html: { cspNonce: '{{nonce}}' },
  build: {
    outDir: 'dist/site',
    target: 'es2022',
    // The policy of the pages has no `data:` for scripts or fonts, and a stylesheet of its own is cached.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: filesOfFirstPages } } },
  },
  server: {
    // The gateway takes changes from its own pages only.
    proxy: Object.fromEntries(
      ['/api', '/docs', '/session', '/health'].map((path) => [
        path,
        { target: gateway, changeOrigin: true, headers: { origin: gateway, 'sec-fetch-site': 'same-origin' } },
      ]),
    ),
  },
});
