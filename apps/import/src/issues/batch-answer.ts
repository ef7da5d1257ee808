import { z } from 'zod';
import { ImportFailure } from '../failure.js';
import { describeProblem, type ApiAnswer } from '../http/api-client.js';

const batchAnswer = z.object({
  waiting: z.int().min(0),
  rows: z.array(
    z.object({
      outcome: z.enum(['taken', 'existing', 'refused']),
      id: z.string().nullable(),
      reference: z.string().nullable(),
      history: z.boolean(),
      errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
    }),
  ),
});

/** What became of the rows of one request, in its order. */
export type BatchAnswer = z.infer<typeof batchAnswer>;

/** Throws an ImportFailure for what is no answer to a batch: then none of the file's rows would be taken. */
export function readBatchAnswer({ status, body }: Extract<ApiAnswer, { kind: 'answer' }>): BatchAnswer {
  if (status === 403) throw new ImportFailure("this token may not import reports (403): use a clerk's");
  if (status !== 200) throw new ImportFailure(`the system refused a batch: ${describeProblem(status, body)}`);
  const parsed = batchAnswer.safeParse(body);
  if (!parsed.success)
    throw new ImportFailure(`the system gave an answer this version does not understand:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
