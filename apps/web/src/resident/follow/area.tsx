import { Button, Stack, Text } from '@mantine/core';
import { IconMap } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { CityMap } from '../../map/city-map.js';
import { useMapWords } from '../language/map-words.js';
import { useWords } from '../language/language.js';
import { areaOf, type Followed } from './followed.js';

/** Roughly where: a code that was found leads to nobody's door. */
export function Area({ place, addressGiven }: Pick<Followed, 'place' | 'addressGiven'>) {
  const { say } = useWords();
  return (
    <Stack component="section" gap="sm">
      <Text component="h2" size="lg" fw={600} m={0}>
        {say('follow.place')}
      </Text>
      {place ? <KnownArea place={place} /> : <Text size="lg">{say(addressGiven ? 'follow.addressOnly' : 'follow.noPlace')}</Text>}
    </Stack>
  );
}

function KnownArea({ place }: { place: NonNullable<Followed['place']> }) {
  const { say } = useWords();
  const words = useMapWords();
  const [isShown, show] = useState(false);
  const { lat, lng, withinMetres } = place;
  const area = useMemo(() => areaOf({ lat, lng, withinMetres }), [lat, lng, withinMetres]);
  return (
    <>
      <Text size="lg">{say('follow.placeText', { metres: withinMetres })}</Text>
      <Text>
        <bdi dir="ltr">
          {lat.toFixed(3)}, {lng.toFixed(3)}
        </bdi>
      </Text>
      {isShown ? (
        <CityMap label={say('follow.placeLabel')} sectors={area} words={words} height={280} />
      ) : (
        <Button variant="default" size="lg" h={48} leftSection={<IconMap size={20} stroke={1.5} />} onClick={() => show(true)}>
          {say('follow.placeMap')}
        </Button>
      )}
    </>
  );
}
