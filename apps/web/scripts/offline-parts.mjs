/** What has to be on the device to work without a line: the pages of an officer and of an issue, in their frame, with their dialogs. */
const offlinePlaces = [
  '/src/main.tsx',
  '/src/app/',
  '/src/officer/',
  '/src/issue/',
  '/src/offline/',
  '/src/session/',
  '/src/shortcuts/',
];
/** Loaded by those pages when they are asked for, and not taken along: large, and of no use without a line. */
const leftOut = ['/src/map/', '/src/officer/work-map'];

const isOffline = (id) => offlinePlaces.some((place) => id.includes(place)) && !leftOut.some((place) => id.includes(place));

/** Finds, while the application is built, the files that the offline pages are made of: what they import, and what that imports. */
export function offlineParts() {
  const files = new Set();
  return {
    plugin: {
      name: 'offline-parts',
      generateBundle(_options, bundle) {
        const add = (name) => {
          const chunk = bundle[name];
          if (!chunk || files.has(name)) return;
          files.add(name);
          if (chunk.type !== 'chunk') return;
          for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
          chunk.imports.forEach(add);
        };
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk' && (chunk.isEntry || (chunk.facadeModuleId && isOffline(chunk.facadeModuleId))))
            add(chunk.fileName);
      },
    },
    /** Of workbox: keeps of all files only those, the page itself and the Latin part of the typeface. */
    keepOffline: (entries) => ({
      manifest: entries.filter(
        ({ url }) => files.has(url) || url === 'index.html' || /public-sans-(interface|latin-wght)/.test(url),
      ),
      warnings: [],
    }),
  };
}
