export type DatabaseErrorCode = 'database_unreachable' | 'database_cannot_start';

/** A fault of the database itself, said in one line that a person can act on. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
