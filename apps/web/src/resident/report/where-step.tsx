import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconCurrentLocation, IconMap, IconMapPinOff } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { CityMap } from '../../map/city-map.js';
import classes from '../../place/address-search.module.css';
import { withAddress } from '../../place/where.js';
import { useMapWords } from '../language/map-words.js';
import { usePlaceWords } from '../language/place-words.js';
import { useWords } from '../language/language.js';
import { coveredQuery, draftOfWhere, residentPlaces, whereOf } from './resident-places.js';
import { StepForm } from './step-form.js';
import type { StepProps } from './step-props.js';
import { usePosition } from './use-position.js';

interface WhereStepProps extends StepProps {
  /** The address is being looked up before it goes on. */
  isWorking: boolean;
}

export function WhereStep({ draft, change, faults, next, isWorking }: WhereStepProps) {
  const { say } = useWords();
  const position = usePosition((place) => change({ place, placeBy: 'hand', isPlaceUnknown: false }));
  return (
    <StepForm step="where" title={say('where.title')} isWorking={isWorking} onNext={next}>
      <Suspense fallback={<PlainAddress draft={draft} change={change} faults={faults} />}>
        <Address draft={draft} change={change} faults={faults} />
      </Suspense>
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
      <OutsideNote place={draft.place} />
      <Checkbox
        size="lg"
        label={say('where.unknown')}
        checked={draft.isPlaceUnknown}
        onChange={({ currentTarget }) => change({ isPlaceUnknown: currentTarget.checked })}
      />
    </StepForm>
  );
}

type AddressProps = Pick<StepProps, 'draft' | 'change' | 'faults'>;

function useAddressField({ faults }: Pick<AddressProps, 'faults'>) {
  const { say } = useWords();
  return {
    size: 'lg' as const,
    label: say('where.address'),
    description: say('where.addressHint'),
    autoComplete: 'street-address',
    error: faults.includes('where') && say('where.missing'),
  };
}

/** Where the search cannot be loaded the address is still written down: a clerk looks it up. */
function PlainAddress(props: AddressProps) {
  const { change, draft } = props;
  return (
    <div>
      <TextInput
        {...useAddressField(props)}
        value={draft.address}
        maxLength={300}
        onChange={({ currentTarget }) => change(draftOfWhere(withAddress(whereOf(draft), currentTarget.value)))}
      />
      {/* The room of what the search says: it moves nothing when it comes, for somebody may be pressing a button below. */}
      <div className={classes.note} />
    </div>
  );
}

/** The search is fetched for those only who come as far as this. */
const Address = lazy(() =>
  import('../../place/address-search.js').then(
    ({ AddressSearch }) => ({
      default: function SearchedAddress(props: AddressProps) {
        const field = useAddressField(props);
        const { draft, change } = props;
        return (
          <AddressSearch
            {...field}
            // In the page's main part, as all that is shown: who listens finds it there.
            comboboxProps={{ withinPortal: false }}
            where={whereOf(draft)}
            onChange={(where) => change({ ...draftOfWhere(where), ...(where.setBy && { isPlaceUnknown: false }) })}
            ask={residentPlaces}
            words={usePlaceWords()}
          />
        );
      },
    }),
    () => ({ default: PlainAddress }),
  ),
);

/** The map is large: it is fetched for those only who want it. */
function PlaceOnMap({ draft: { place, placeBy }, change }: Pick<StepProps, 'draft' | 'change'>) {
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
          isMovableClose={placeBy === 'address'}
          onMove={(to) => change({ place: to, placeBy: 'hand', isPlaceUnknown: false })}
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
              onClick={() => change({ place: null, placeBy: null })}
            >
              {say('where.pinRemove')}
            </Button>
          </>
        )}
      </Group>
    </Stack>
  );
}

const movingMs = 400;

/** A pin where the program does not work is no fault: whoever set it may have missed the place, or a clerk passes the report on. */
function OutsideNote({ place }: { place: StepProps['draft']['place'] }) {
  const { say } = useWords();
  const [settled] = useDebouncedValue(place, movingMs);
  const { data: isCovered } = useQuery(coveredQuery(settled));
  return (
    <div role="status">
      {settled && place && isCovered === false && (
        <Text component="p" size="lg">
          {say('where.outside')}
        </Text>
      )}
    </div>
  );
}
