import pc from 'picocolors';
import { UserError } from '../message/user-error.ts';

/**
 * What stderr gets when a command fails: message and hint of a `UserError`; for anything else one line
 * that says it is a fault of Recount, with the stack trace only when debugging.
 */
export function formatFailure(
  error: unknown,
  options: { colour: boolean; debug: boolean },
): string {
  const paint = pc.createColors(options.colour);
  const label = paint.red(paint.bold('error'));
  if (error instanceof UserError) {
    const stack = options.debug ? `${error.stack ?? ''}\n` : '';
    return `${label} ${error.message}\n${paint.dim(error.hint)}\n${stack}`;
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const [first = ''] = message.split('\n');
  if (options.debug) {
    return `${label} ${first}\n${error instanceof Error ? (error.stack ?? '') : ''}\n`;
  }
  return [
    `${label} Recount failed: ${first}`,
    paint.dim('This is a fault of Recount, not yours. Report it with what the same command prints'),
    paint.dim('under --debug (or RECOUNT_DEBUG=1).'),
    '',
  ].join('\n');
}
