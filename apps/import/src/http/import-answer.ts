import { z } from 'zod';
import { ImportFailure } from '../failure.js';

/** How an import endpoint counts: numbers, or lists of what they count. */
const count = z.union([z.int().min(0), z.array(z.unknown()).transform((items) => items.length)]).default(0);

const refusal = z.object({
  row: z.int().optional(),
  index: z.int().optional(),
  reason: z.string().optional(),
  errors: z.array(z.object({ path: z.string().optional(), message: z.string() })).optional(),
});

const importAnswer = z.object({
  created: count,
  changed: count,
  unchanged: count,
  refused: z.array(refusal).default([]),
  difference: z
    .object({
      covered: z.array(z.object({ code: z.string(), sectors: z.array(z.string()), openIssues: z.int().min(0) })).default([]),
    })
    .optional(),
  incomplete: z.boolean().default(false),
  leftOut: z.array(refusal).default([]),
  reported: z.array(z.object({ code: z.string(), reason: z.string() })).default([]),
});

export type ImportAnswer = z.infer<typeof importAnswer>;
export type Refusal = z.infer<typeof refusal>;

export function readImportAnswer(body: unknown): ImportAnswer {
  const parsed = importAnswer.safeParse(body);
  if (!parsed.success)
    throw new ImportFailure(`the system gave an answer this version does not understand:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

export function reasonOf({ reason, errors }: Refusal): string {
  const fields = (errors ?? []).map(({ path, message }) => (path ? `${path}: ${message}` : message));
  return [reason, ...fields].filter(Boolean).join('; ') || 'refused without a reason';
}
