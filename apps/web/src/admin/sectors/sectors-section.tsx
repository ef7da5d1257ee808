import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sectorsQuery } from '../../city/sectors.js';
import { CityMap } from '../../map/city-map.js';
import { Loading } from '../../states/loading.js';
import { ProblemNote } from '../../states/problem-note.js';
import { DoneNote } from '../done-note.js';
import { FileChoice } from '../file-choice.js';
import { type BoundaryFile, readBoundaryFile } from './boundary-file.js';
import { resultWords } from './result-words.js';
import { SectorImport } from './sector-import.js';

/** The sectors there are, and how others come in. */
export function SectorsSection() {
  const [file, setFile] = useState<BoundaryFile | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const take = async (chosen: File) => {
    const read = readBoundaryFile(chosen.name, await chosen.text());
    setDone(null);
    setFault('fault' in read ? read.fault : null);
    setFile('fault' in read ? null : read);
  };
  return (
    <Stack gap="lg">
      <FileChoice
        kind="GeoJSON"
        accept=".geojson,.json,application/geo+json,application/json"
        chosen={file}
        onFile={(chosen) => void take(chosen)}
        onFault={(text) => {
          setFile(null);
          setFault(text);
        }}
      />
      {fault && (
        <Alert role="alert" color="late" icon={<IconAlertTriangle stroke={1.5} />} title="This file cannot be used">
          {fault}
        </Alert>
      )}
      <DoneNote>{done}</DoneNote>
      {file ? (
        <SectorImport
          key={file.name + file.size}
          file={file}
          onApplied={(answer) => {
            setFile(null);
            setDone(resultWords(answer));
          }}
        />
      ) : (
        <SectorsThereAre />
      )}
    </Stack>
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
    </Stack>
  );
}
