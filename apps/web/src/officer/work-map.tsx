import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { sectorsQuery } from '../city/sectors.js';
import { urgencyOf } from '../deadline/urgency.js';
import { CityMap } from '../map/city-map.js';
import { useNow } from '../time/now.js';
import { shelfOf } from './shelves.js';
import type { Card } from './use-shelves.js';
import { nextDeadline } from './worklist.js';

/** The cards on the map; the list above says the same. */
export function WorkMap({ cards }: { cards: readonly Card[] }) {
  const { data: sectors } = useQuery(sectorsQuery);
  const navigate = useNavigate();
  const nowMs = useNow(30_000);
  const pins = cards.flatMap((card) => {
    const { id, place, issue, standing } = card;
    const deadline = nextDeadline(card, standing.status);
    const state = shelfOf(standing.status) === 'done' ? 'done' : deadline ? urgencyOf(deadline.span, nowMs) : 'calm';
    return place ? [{ ...place, id, label: `${issue.reference} ${issue.summary}`, state } as const] : [];
  });
  return (
    <CityMap
      label="My issues on the map"
      sectors={sectors}
      pins={pins}
      onPin={(issueId) => void navigate({ to: '/issues/$issueId', params: { issueId } })}
      height={480}
    />
  );
}
