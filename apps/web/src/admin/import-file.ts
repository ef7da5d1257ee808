/** What the gateway takes of an import. */
export const importBytesMax = 20 * 1024 * 1024;

/** A size as people say it: `312 kB`, `20.0 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Why a file need not even be read; null: nothing speaks against it. */
export function fileFault({ name, size }: { name: string; size: number }): string | null {
  if (size === 0) return `${name} is empty.`;
  if (size <= importBytesMax) return null;
  return `${name} has ${sizeWords(size)}; at most ${sizeWords(importBytesMax)} can be sent. Simplify it, or split it.`;
}
