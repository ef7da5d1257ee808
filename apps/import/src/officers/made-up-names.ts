/** First and last names from many places, combined by number: nobody's name on purpose, and always the same for the same number. */
const firstNames = [
  'Amara', 'Bruno', 'Chidi', 'Daniela', 'Emeka', 'Fatima', 'Goran', 'Hana', 'Ikram', 'Jamal', 'Keiko', 'Liam', 'Mei', 'Nadia',
  'Omar', 'Priya', 'Quentin', 'Rosa', 'Samir', 'Tala', 'Ulises', 'Vera', 'Wanda', 'Ximena', 'Yusuf', 'Zofia', 'Anouk', 'Bashir',
  'Clara', 'Dmitri', 'Esi', 'Farid', 'Gloria', 'Hugo', 'Ines', 'Jonas', 'Kavya', 'Luca', 'Marisol', 'Nils', 'Oksana',
]; // prettier-ignore

const lastNames = [
  'Abara', 'Brightwater', 'Castellan', 'Dovefield', 'Eastmoor', 'Farrowdale', 'Greyling', 'Hollowell', 'Ironwood', 'Jasperson',
  'Kestrelman', 'Larkspur', 'Moonstone', 'Nightingale', 'Oakhollow', 'Pinebrook', 'Quillfeather', 'Ravenscar', 'Silverbeck',
  'Thistledown', 'Underhill', 'Valebright', 'Willowmere', 'Yarrowby', 'Zephyrine', 'Ashcombe', 'Birchwald', 'Copperfen', 'Dunmarsh',
  'Emberly', 'Foxglove', 'Goldcrest', 'Heatherby', 'Islewright', 'Juniperus', 'Kingsfisher', 'Lindenau', 'Merriwind', 'Northwick',
  'Orchardson', 'Peregrin', 'Quarrystone', 'Rosenthorn',
]; // prettier-ignore

/** 41 and 43 have no common factor: the first 1,763 names are all different. */
export function madeUpName(number: number): string {
  return `${firstNames[number % firstNames.length]} ${lastNames[number % lastNames.length]}`;
}
