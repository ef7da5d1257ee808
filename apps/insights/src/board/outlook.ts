import { scopeOf, type Principal } from '@owcr/access';
import { forbidden } from '@owcr/platform';
import type { Outlook } from './board.answer.js';

/** What of the board is shown to somebody. Refuses who may not read it, or not that precinct. */
export function outlookOf(principal: Principal, precinct?: string): Outlook {
  const scope = scopeOf(principal, 'read', 'board');
  if (!scope) throw forbidden();
  if (precinct !== undefined && !scope.everywhere && !scope.precincts.includes(precinct)) {
    throw forbidden('This precinct is not one of yours.');
  }
  return { scope, precinct };
}
