import { Button, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { sectorsQuery } from '../city/sectors.js';
import { CityMap } from '../map/city-map.js';
import type { PinState } from '../map/city-map-props.js';
import { FreeText } from '../text/free-text.js';
import { borderWords } from '../place/border-words.js';
import { Fact } from './details.js';
import type { IssueView } from './issue-queries.js';
import classes from './issue.module.css';

/** Where it is: in words always; the map where there is room for it, or when it is asked for. */
export function Where({ issue, assignment, pin }: IssueView & { pin: PinState }) {
  const id = useId();
  const [isMapShown, showMap] = useState(() => matchMedia('(min-width: 62em)').matches);
  const { location, address, sector } = issue;
  return (
    <section className={classes.section} aria-labelledby={id}>
      <Title order={2} id={id}>
        Where
      </Title>
      <dl className={classes.facts}>
        <Fact label="Address">{address === null ? 'not given' : <FreeText>{address}</FreeText>}</Fact>
        <Fact label="Sector">{sector ? `${sector.code}, precinct ${sector.precinct ?? 'unknown'}` : 'not known yet'}</Fact>
        {location && (
          <Fact label="Place">
            {location.lat.toFixed(5)}, {location.lng.toFixed(5)}
          </Fact>
        )}
      </dl>
      {assignment?.border && <Text>{borderWords(assignment.border)}</Text>}
      {!location && <Text c="dimmed">Nobody has set its place on the map yet.</Text>}
      {location && !isMapShown && (
        <Button variant="default" h={44} className="no-print" style={{ alignSelf: 'flex-start' }} onClick={() => showMap(true)}>
          Show map
        </Button>
      )}
      {location && isMapShown && <IssueMap issue={issue} pin={pin} />}
    </section>
  );
}

function IssueMap({ issue, pin }: Pick<IssueView, 'issue'> & { pin: PinState }) {
  const { data: sectors } = useQuery(sectorsQuery);
  const pins = issue.location ? [{ ...issue.location, id: issue.id, label: issue.summary, state: pin }] : [];
  return (
    <div className="no-print">
      <CityMap
        label={`Where ${issue.reference} is`}
        sectors={sectors}
        pins={pins}
        closeTo={issue.location}
        chosenSector={issue.sector?.code ?? null}
        height={280}
      />
    </div>
  );
}
