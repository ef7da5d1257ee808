import { describe, expect, it } from '@jest/globals';
import { issueReader } from './issue-request.js';
import { loadMapping } from './mapping.js';

const read = issueReader(loadMapping('nyc-311', (path) => path));

const row = {
  'Unique Key': '39573567',
  'Created Date': '06/26/2018 10:58:54 AM',
  Agency: 'NYPD',
  'Complaint Type': 'Noise - Residential',
  Descriptor: 'Loud Music/Party',
  'Location Type': 'Street/Sidewalk',
  'Incident Zip': '11421',
  'Incident Address': '91-33 97 STREET',
  'Cross Street 1': '91 ROAD',
  'Cross Street 2': '',
  City: 'WOODHAVEN',
  'Open Data Channel Type': 'PHONE',
  Latitude: '40.690092327843345',
  Longitude: '-73.84642755940943',
};

function request(change: Partial<typeof row>) {
  const result = read({ ...row, ...change });
  if (result.kind === 'refused') throw new Error(result.reason);
  return result.request;
}

function refusal(change: Partial<typeof row>) {
  const result = read({ ...row, ...change });
  return result.kind === 'refused' ? result.reason : undefined;
}

describe('a NYC 311 service request', () => {
  it('becomes a report', () => {
    expect(request({})).toEqual({
      category: 'noise-residential',
      summary: 'Noise - Residential: Loud Music/Party',
      description: 'Agency: NYPD\nKind of place: Street/Sidewalk\nBetween: 91 ROAD',
      address: '91-33 97 STREET, WOODHAVEN, 11421',
      location: { lat: 40.690092327843345, lng: -73.84642755940943 },
      channel: 'phone',
      reportedAt: '2018-06-26T14:58:54Z',
      source: { system: 'nyc-311', id: '39573567' },
    });
  });

  it.each([
    ['Street Light Condition', 'Street Light Out', 'street-light-out'],
    ['noise - residential', '', 'noise-residential'],
    ['Noise - Street/Sidewalk', '', 'noise-street'],
    ['Noise - Commercial', '', 'noise-commercial'],
    ['Blocked Driveway', '', 'blocked-driveway'],
    ['Illegal Parking', 'Blocked Hydrant', 'illegal-parking'],
    ['Derelict Vehicles', '', 'abandoned-vehicle'],
    ['Graffiti', '', 'graffiti'],
    ['Drug Activity', 'Use Outside', 'drug-activity'],
    ['Benefit Card Replacement', '', 'other'],
  ])('%s, %s is %s', (type, descriptor, category) => {
    expect(request({ 'Complaint Type': type, Descriptor: descriptor }).category).toBe(category);
  });

  it('has no location where the export has none, or zero', () => {
    expect(request({ Latitude: '', Longitude: '' }).location).toBeUndefined();
    expect(request({ Latitude: '0', Longitude: '0.0' }).location).toBeUndefined();
  });

  it('says it only once where type and descriptor are the same', () => {
    expect(request({ 'Complaint Type': 'Graffiti', Descriptor: 'Graffiti' }).summary).toBe('Graffiti');
  });

  it('is cut where the text is too long', () => {
    expect(request({ Descriptor: 'x'.repeat(500) }).summary).toHaveLength(200);
  });

  it('is never cut in the middle of an emoji, and counted in characters as the system does', () => {
    const { summary } = request({ Descriptor: `${'x'.repeat(175)}👮🏽‍♀️ and more that does not fit` });
    expect(summary).toBe(`Noise - Residential: ${'x'.repeat(175)}…`);
    expect([...request({ Descriptor: '😀'.repeat(179) }).summary]).toHaveLength(200);
  });

  it('has the same fault as others with other values', () => {
    const faults = ['45361', '45362'].map((text) => read({ ...row, 'Created Date': text }));
    expect(new Set(faults.map((result) => result.kind === 'refused' && result.fault)).size).toBe(1);
  });

  it.each([
    [{ 'Unique Key': '' }, '"Unique Key" is empty'],
    [{ 'Complaint Type': '', Descriptor: '' }, 'there is no text for the summary'],
    [{ Latitude: 'north' }, '"Latitude" is not a number from -90 to 90: north'],
    [{ Latitude: '91' }, '"Latitude" is not a number from -90 to 90'],
    [{ Longitude: '' }, '"Longitude" is not a number from -180 to 180: empty'],
    [{ Longitude: 'Infinity' }, '"Longitude"'],
    [{ Longitude: '0x10' }, '"Longitude" is not a number from -180 to 180: 0x10'],
    [
      { Latitude: '-118.2', Longitude: '34.05' },
      '"Latitude" is not a number from -90 to 90 (are latitude and longitude exchanged?): -118.2',
    ],
    [{ 'Created Date': '' }, '"Created Date" is empty: when it was reported is not known'],
    [
      { 'Created Date': '45361.1041666667' },
      'show the column as a date in the spreadsheet, and save it again): 45361.1041666667',
    ],
    [{ 'Created Date': '########' }, '"Created Date" is not a date like MM/dd/yyyy hh:mm:ss a: ########'],
    [{ 'Created Date': '2018-06-26' }, '"Created Date" is not a date like MM/dd/yyyy hh:mm:ss a: 2018-06-26'],
  ])('is refused, naming the column: %j', (change, reason) => {
    expect(refusal(change as Partial<typeof row>)).toContain(reason);
  });
});
