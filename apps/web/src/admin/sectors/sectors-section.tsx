import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { sectorsQuery } from '../../city/sectors.js';
import { CityMap } from '../../map/city-map.js';
import { Loading } from '../../states/loading.js';
import { ProblemNote } from '../../states/problem-note.js';
import { ImportSection } from '../import-section.js';
import { readBoundaryFile } from './boundary-file.js';
import { RetireSector } from './retire-sector.js';
import { resultWords } from './result-words.js';
import { SectorImport } from './sector-import.js';

/** The sectors there are, and how others come in. */
export function SectorsSection() {
  return (
    <ImportSection
      kind="GeoJSON"
      accept=".geojson,.json,application/geo+json,application/json"
      read={readBoundaryFile}
      preview={(file, onApplied) => <SectorImport file={file} onApplied={(answer) => onApplied(resultWords(answer))} />}
    >
      <SectorsThereAre />
    </ImportSection>
  );
}

function SectorsThereAre() {
  const { data: sectors, error, refetch } = useQuery(sectorsQuery);
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />;
  if (!sectors) return <Loading />;
  const count = sectors.features.length;
  if (count === 0) return <Text c="dimmed">There are no sectors yet. Choose the file with their borders to begin.</Text>;
  const precincts = new Set(sectors.features.map(({ properties }) => String(properties?.precinct)));
  return (
    <Stack gap="sm">
      <Text>
        {count} sectors in {precincts.size} precincts: {[...precincts].sort().join(', ')}.
      </Text>
      <CityMap label="The sectors there are" sectors={sectors} height={420} />
      <RetireSector codes={sectors.features.map(({ properties }) => String(properties?.code)).sort()} />
    </Stack>
  );
}
