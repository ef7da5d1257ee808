import { evolve, unknownIssue } from './board.js';
import type { BoardEvent, IssueView } from './board.js';
import { changedPlaces } from './standing.js';
import type { Place } from './standing.js';

export interface BoardChange {
  views: IssueView[];
  /** Each row of the board that looks different afterwards, once. */
  places: Place[];
}

/** What a batch of events makes of the issues it is about. `known` has those of them that are known already. */
export function foldBoard(known: ReadonlyMap<string, IssueView>, events: readonly BoardEvent[]): BoardChange {
  const views = new Map<string, IssueView>();
  for (const event of events) {
    const { issueId } = event.data;
    views.set(issueId, evolve(views.get(issueId) ?? known.get(issueId) ?? unknownIssue(issueId), event));
  }
  const places = [...views].flatMap(([issueId, view]) => changedPlaces(known.get(issueId) ?? unknownIssue(issueId), view));
  return { views: [...views.values()], places: [...new Map(places.map((place) => [place.sector, place])).values()] };
}
