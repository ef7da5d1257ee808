import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Place } from '../map/city-map-props.js';
import { prospectQuery, type Prospect } from './prospect.js';
import { dutyWords } from './reason-words.js';

interface ProspectNoteProps {
  place: Place | null;
  /** What happens without a place. */
  nowhere: string;
}

/** The sector and the officer that an issue at a place would get. A look-up that fails says so and is in nobody's way. */
export function ProspectNote({ place, nowhere }: ProspectNoteProps) {
  const { data: prospect, isError, isFetching } = useQuery(prospectQuery(place));
  return (
    <Text component="div" size="sm" role="status" aria-busy={isFetching} mih={22}>
      {place === null
        ? nowhere
        : isError
          ? 'The sector could not be looked up. It is found when this is saved.'
          : prospect && <Said prospect={prospect} />}
    </Text>
  );
}

function Said({ prospect }: { prospect: Prospect }) {
  if (prospect.kind === 'outside') return <>This place is outside every sector: somebody has to review it.</>;
  const { sector, officer, reasons, onBorder } = prospect.is;
  const duty = dutyWords(reasons);
  return (
    <>
      Sector <b>{sector}</b>
      {onBorder && ' (on its border)'}
      {officer ? (
        <>
          , officer <b>{officer.name ?? 'not named'}</b>
          {duty && `, ${duty}`}
        </>
      ) : (
        ', no officer is available: somebody has to review it'
      )}
    </>
  );
}
