import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconCurrentLocation, IconMap, IconMapPinOff } from '@tabler/icons-react';
import { useState } from 'react';
import { CityMap } from '../../map/city-map.js';
import { useMapWords } from '../language/map-words.js';
import { useWords } from '../language/language.js';
import { StepForm } from './step-form.js';
import type { StepProps } from './step-props.js';
import { usePosition } from './use-position.js';

export function WhereStep({ draft, change, faults, next }: StepProps) {
  const { say } = useWords();
  const position = usePosition((place) => change({ place, isPlaceUnknown: false }));
  return (
    <StepForm step="where" title={say('where.title')} onNext={next}>
      <Button
        variant="default"
        size="lg"
        h={48}
        leftSection={<IconCurrentLocation size={20} stroke={1.5} />}
        loading={position.isAsking}
        onClick={position.ask}
      >
        {say('where.position')}
      </Button>
      {position.isRefused && (
        <Text role="status" size="lg">
          {say('where.refused')}
        </Text>
      )}
      <PlaceOnMap draft={draft} change={change} />
      <TextInput
        size="lg"
        label={say('where.address')}
        description={say('where.addressHint')}
        value={draft.address}
        maxLength={300}
        autoComplete="street-address"
        error={faults.includes('where') && say('where.missing')}
        onChange={({ currentTarget }) => change({ address: currentTarget.value })}
      />
      <Checkbox
        size="lg"
        label={say('where.unknown')}
        checked={draft.isPlaceUnknown}
        onChange={({ currentTarget }) => change({ isPlaceUnknown: currentTarget.checked })}
      />
    </StepForm>
  );
}

/** The map is large: it is fetched for those only who want it. */
function PlaceOnMap({ draft: { place }, change }: Pick<StepProps, 'draft' | 'change'>) {
  const { say } = useWords();
  const words = useMapWords();
  const [isShown, show] = useState(false);
  return (
    <Stack gap="sm">
      {isShown ? (
        <CityMap
          label={say('where.mapLabel')}
          sectors={undefined}
          isGroundOnly
          words={words}
          movable={place}
          onMove={(to) => change({ place: to, isPlaceUnknown: false })}
          height={320}
        />
      ) : (
        <Button variant="default" size="lg" h={48} leftSection={<IconMap size={20} stroke={1.5} />} onClick={() => show(true)}>
          {say('where.map')}
        </Button>
      )}
      <Group justify="space-between" aria-live="polite">
        {place && (
          <>
            <Text size="lg">{say('where.pinSet')}</Text>
            <Button
              variant="subtle"
              size="lg"
              h={44}
              leftSection={<IconMapPinOff size={20} stroke={1.5} />}
              onClick={() => change({ place: null })}
            >
              {say('where.pinRemove')}
            </Button>
          </>
        )}
      </Group>
    </Stack>
  );
}
