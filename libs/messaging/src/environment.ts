import { readFileSync } from 'node:fs';
import type { z } from 'zod';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a secret is a file, as orchestrators mount them: `NAME_FILE` holds its path instead of `NAME` its value. */
const suffix = '_FILE';
const fileBytesMax = 64 * 1024;

interface FromFiles {
  values: Environment;
  /** What is wrong with which variable, without a value. */
  faults: { variable: string; message: string }[];
}

/**
 * The variables of these names, checked; each may be given as a file. Throws one error that names every variable at fault and
 * never repeats a value: values are secrets.
 */
export function readVariables<T extends z.ZodType>(schema: T, names: readonly string[], environment: Environment): z.infer<T> {
  const { values, faults } = withFiles(names, environment);
  const result = schema.safeParse(values);
  if (result.success && faults.length === 0) return result.data;
  const issues = result.error?.issues.map(({ path, message }) => ({ variable: path.join('.'), message })) ?? [];
  const all = [...faults, ...issues].map(({ variable, message }) => `${variable}: ${message}`);
  throw new Error(`configuration: ${all.join('; ')}`);
}

/**
 * The variables of these names, read from the file that `NAME_FILE` names where that is set. One line break at its end does
 * not belong to the value: editors and `echo` put it there.
 */
function withFiles(names: readonly string[], environment: Environment): FromFiles {
  const values: Record<string, string | undefined> = { ...environment };
  const faults: FromFiles['faults'] = [];
  for (const name of names) {
    const variable = name + suffix;
    const path = environment[variable];
    // Compose hands on a variable that nobody set as an empty one.
    if (!path || names.includes(variable)) continue;
    if (environment[name]) faults.push({ variable, message: `set together with ${name}` });
    else {
      const read = readSecret(path);
      if ('message' in read) faults.push({ variable, message: read.message });
      else values[name] = read.text;
    }
  }
  return { values, faults };
}

function readSecret(path: string): { text: string } | { message: string } {
  try {
    const text = readFileSync(path, 'utf8');
    if (text.length > fileBytesMax) return { message: `its file is larger than ${fileBytesMax} bytes` };
    return { text: text.replace(/\r?\n$/, '') };
  } catch (error) {
    return { message: `its file cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})` };
  }
}
