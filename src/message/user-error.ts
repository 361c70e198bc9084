/**
 * A failure that the person at the terminal can mend: wrong usage, an unreadable file, a full disk.
 * The command line prints message and hint, never a stack trace, and exits with 2.
 * All of them are made by the table in `user-errors.ts`.
 */
export class UserError extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserError';
    this.code = code;
    this.hint = hint;
  }
}
