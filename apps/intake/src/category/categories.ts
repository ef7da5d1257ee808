import type { Priority } from '@owcr/contracts';
import type { Question } from './category.js';

interface SeededCategory {
  code: string;
  name: string;
  priority: Priority;
  questions?: Question[];
}

const licensePlate: Question = { code: 'license-plate', text: 'What is on the license plate?', kind: 'text' };
const happeningNow: Question = { code: 'happening-now', text: 'Is it happening now?', kind: 'boolean' };
const howMany: Question = { code: 'people', text: 'How many people are there?', kind: 'number' };

/** What a neighbourhood policing program is told about, in the order a form offers it. A department changes the table, not this list. */
export const seededCategories: readonly SeededCategory[] = [
  { code: 'noise-residential', name: 'Noise from a residence', priority: 'normal', questions: [happeningNow] },
  { code: 'noise-street', name: 'Noise on the street', priority: 'normal', questions: [happeningNow] },
  { code: 'noise-commercial', name: 'Noise from a business', priority: 'normal', questions: [happeningNow] },
  { code: 'illegal-parking', name: 'Illegal parking', priority: 'normal', questions: [licensePlate] },
  { code: 'blocked-driveway', name: 'Blocked driveway', priority: 'high', questions: [licensePlate] },
  { code: 'abandoned-vehicle', name: 'Abandoned vehicle', priority: 'low', questions: [licensePlate] },
  { code: 'street-racing', name: 'Street racing', priority: 'high', questions: [happeningNow] },
  { code: 'drug-activity', name: 'Drug activity', priority: 'urgent', questions: [happeningNow] },
  { code: 'public-drinking', name: 'Drinking in public', priority: 'normal', questions: [happeningNow, howMany] },
  { code: 'panhandling', name: 'Aggressive panhandling', priority: 'normal', questions: [happeningNow] },
  { code: 'disorderly-group', name: 'Disorderly group', priority: 'high', questions: [happeningNow, howMany] },
  { code: 'homeless-outreach', name: 'Person in need of outreach', priority: 'high' },
  { code: 'encampment', name: 'Encampment', priority: 'normal', questions: [howMany] },
  {
    code: 'street-light-out',
    name: 'Street light out',
    priority: 'normal',
    questions: [{ code: 'pole', text: 'What is the number on the pole?', kind: 'text' }],
  },
  { code: 'traffic-signal', name: 'Traffic signal not working', priority: 'urgent' },
  { code: 'sidewalk-condition', name: 'Sidewalk or street in bad condition', priority: 'low' },
  { code: 'illegal-dumping', name: 'Illegal dumping', priority: 'normal' },
  { code: 'graffiti', name: 'Graffiti', priority: 'low' },
  { code: 'broken-window', name: 'Broken window', priority: 'normal' },
  { code: 'vacant-building', name: 'Open or vacant building', priority: 'high' },
  { code: 'animal', name: 'Animal', priority: 'normal' },
  { code: 'non-emergency-police-matter', name: 'Non-emergency police matter', priority: 'normal' },
  { code: 'other', name: 'Something else', priority: 'low' },
];
