import { Problem } from '../api/problem.js';

export interface Advice {
  title: string;
  advice: string;
}

/** What a problem means for the person before the screen, and what they can do. */
export function adviceOf(error: unknown): Advice {
  if (!(error instanceof Problem)) {
    return {
      title: 'This page has a fault',
      advice: 'Load it again. If that does not help, tell the administrator what you did.',
    };
  }
  switch (error.status) {
    case 0:
      return {
        title: 'The server cannot be reached',
        advice: 'Nothing you entered is lost. Check the connection and try again.',
      };
    case 400:
    case 422:
      return { title: 'Please check these entries', advice: error.detail };
    case 401:
      return { title: 'You were signed out', advice: 'Sign in again; what you entered is kept.' };
    case 403:
      return { title: 'This is not yours to do', advice: error.detail };
    case 404:
      return { title: 'There is nothing here', advice: 'It may have been moved, or lies outside what you may see.' };
    case 409:
      return { title: 'Somebody changed this meanwhile', advice: error.detail };
    case 413:
      return { title: 'This is too large', advice: error.detail };
    case 429:
      return { title: 'Too many requests', advice: 'Wait a minute and try again.' };
    default:
      return { title: 'The server could not do this now', advice: 'Nothing you entered is lost. Try again in a moment.' };
  }
}
