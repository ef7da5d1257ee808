import { Group, SegmentedControl, Stack, Title } from '@mantine/core';
import { useQuery, type UseMutationResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Dto } from '../../api/client.js';
import { sectorsQuery } from '../../city/sectors.js';
import { CityMap } from '../../map/city-map.js';
import { Loading } from '../../states/loading.js';
import classes from '../admin.module.css';
import { Apply } from '../apply.js';
import type { BoundaryFile } from './boundary-file.js';
import { SectorDifference } from './sector-difference.js';
import { cityAfter, cityNow, standings, whereItHappens } from './sector-standing.js';

interface SectorPreviewProps {
  file: BoundaryFile;
  code: string;
  tried: Dto<'SectorImportDto'>;
  apply: UseMutationResult<Dto<'SectorImportDto'>, Error, void>;
}

/** What an import would change, on the map and as a list, before anything is stored. */
export function SectorPreview({ file, code, tried, apply }: SectorPreviewProps) {
  return (
    <Stack gap="lg">
      <Title order={2}>What would change</Title>
      <DifferenceMap file={file} code={code} tried={tried} />
      <SectorDifference tried={tried} />
      <Apply title="Apply this to the city?" created={tried.created} changed={tried.changed} applying={apply}>
        From then on new issues are assigned by these borders. Open issues stay with their officers
        {tried.refused.length > 0 && `; the ${tried.refused.length} refused features are left out`}.
      </Apply>
    </Stack>
  );
}

function DifferenceMap({ file, code, tried }: Pick<SectorPreviewProps, 'file' | 'code' | 'tried'>) {
  const [moment, setMoment] = useState('after');
  const { data: current } = useQuery(sectorsQuery);
  const cities = useMemo(() => {
    if (!current) return null;
    const after = cityAfter(file.features, code, current, tried);
    return { after, now: cityNow(current, tried), view: whereItHappens(after) };
  }, [current, file, code, tried]);
  if (!cities) return <Loading rows={4} />;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <SegmentedControl
          aria-label="What the map shows"
          value={moment}
          onChange={setMoment}
          data={[
            { value: 'now', label: 'As it is now' },
            { value: 'after', label: 'As it would be' },
          ]}
        />
        <ul className={classes.legend} aria-label="What the colors mean">
          {Object.entries(standings).map(([standing, { word }]) => (
            <li key={standing}>
              <span className={classes.swatch} data-standing={standing} aria-hidden />
              {word}
            </li>
          ))}
        </ul>
      </Group>
      <CityMap
        label={moment === 'now' ? 'The sectors as they are now' : 'The sectors as they would be'}
        sectors={moment === 'now' ? cities.now : cities.after}
        view={cities.view}
        height={420}
      />
    </Stack>
  );
}
