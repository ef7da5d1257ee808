import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { commandOf, describeIdempotencyKey, invalid, type CommandRequest } from '@owcr/platform';

/** As long as 128 random bits are in base64url. */
const keyCharactersMin = 22;

/**
 * The command a request without an account carries. All residents are one to the table of keys: a key that another might use as well
 * would show them each other's answers, so a short one is refused.
 */
export const ResidentCommand = createParamDecorator(
  (_: unknown, context: ExecutionContext): CommandRequest => {
    const request = commandOf(context);
    if (request.key !== undefined && request.key.length < keyCharactersMin)
      throw invalid([
        { path: 'Idempotency-Key', message: `must be at least ${keyCharactersMin} characters, for example a UUID` },
      ]);
    return request;
  },
  [describeIdempotencyKey(keyCharactersMin)],
);
