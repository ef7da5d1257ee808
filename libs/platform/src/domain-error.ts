/** A field at fault. `path` is written as the client wrote it, for example `location.lat` or `questions[2].answer`. */
export interface FieldError {
  path: string;
  message: string;
}

export interface DomainErrorDetails {
  /** HTTP status the edge answers with; 409 unless said otherwise. */
  status?: number;
  errors?: readonly FieldError[];
  /** Refused, and answered as if there were nothing: never told to the client, and recorded in the audit trail whatever the status. */
  hidden?: boolean;
  /** Anything else becomes a member of the problem document, for example `currentVersion`. */
  [extension: string]: unknown;
}

/** A refusal with a stable, kebab-case code. The filter at the edge turns it into problem+json. */
export class DomainError extends Error {
  readonly status: number;
  readonly errors?: readonly FieldError[];
  readonly hidden: boolean;
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(
    readonly code: string,
    message: string,
    { status = 409, errors, hidden = false, ...extensions }: DomainErrorDetails = {},
  ) {
    super(message);
    this.name = 'DomainError';
    this.status = status;
    this.errors = errors;
    this.hidden = hidden;
    this.extensions = extensions;
  }
}

export const notFound = (what: string, { hidden = false }: { hidden?: boolean } = {}) =>
  new DomainError('not-found', `There is no such ${what}.`, { status: 404, hidden });

export const forbidden = (message = 'You may not do this.') => new DomainError('forbidden', message, { status: 403 });

export const unauthorized = (message = 'A valid bearer token is needed.') =>
  new DomainError('unauthorized', message, { status: 401 });

export const invalid = (errors: readonly FieldError[]) =>
  new DomainError('validation-failed', 'The request has fields that are not valid.', { status: 400, errors });

export const versionConflict = (currentVersion: number) =>
  new DomainError('version-conflict', 'Somebody else changed this in the meantime.', { currentVersion });
