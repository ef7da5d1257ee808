/** Names of Larkmoor's streets, water and parks. Every street has one of its own: an address is found by it. */

/** Along the borders between rows of sectors, from north to south. */
export const acrossNames = ['Northern Ring', 'Signal Avenue', 'Exchange Avenue', 'Meadow Avenue', 'Southern Ring'] as const;

/** Along the borders between columns, from west to east. The fourth is the river. */
export const downNames = [
  'Harbor Road',
  'Custom House Avenue',
  'Larkmoor Avenue',
  null,
  'Assembly Avenue',
  'Kingfisher Avenue',
  'Eastern Ring',
] as const;

/** On both sides of the river. */
export const quayNames = ['Quay Street', 'East Quay'] as const;

/** From west to east through the three sectors of a row on one side of the river: two on the west side, two on the east side. */
export const streetNames = [
  ['Anchor Street', 'Cooper Street', 'Ferry Street', 'Lamplighter Street'],
  ['Chandler Street', 'Sexton Street', 'Tanner Street', 'Weir Street'],
  ['Mason Street', 'Weaver Street', 'Orchard Street', 'Furnace Street'],
  ['Marsh Street', 'Saltern Street', 'Ash Street', 'Granary Street'],
] as const;

/** From north to south through one sector, two in each. */
export const laneNames: Readonly<Record<string, readonly [string, string]>> = {
  'D1-A': ['Gannet Lane', 'Buoy Lane'],
  'D1-B': ['Rigger Lane', 'Cask Lane'],
  'D1-C': ['Wick Lane', 'Tallow Lane'],
  'D1-D': ['Kittiwake Lane', 'Beacon Lane'],
  'D1-E': ['Candle Lane', 'Hemp Lane'],
  'D1-F': ['Bollard Lane', 'Mooring Lane'],
  'D2-A': ['Oar Lane', 'Tollgate Lane'],
  'D2-B': ['Sluice Lane', 'Paddle Lane'],
  'D2-C': ['Kiln Lane', 'Bottle Lane'],
  'D2-D': ['Eel Lane', 'Heron Lane'],
  'D2-E': ['Bark Lane', 'Saddler Lane'],
  'D2-F': ['Finch Lane', 'Thrush Lane'],
  'D3-A': ['Rampart Lane', 'Drummer Lane'],
  'D3-B': ['Twine Lane', 'Cordage Lane'],
  'D3-C': ['Bridgefoot Lane', 'Wherry Lane'],
  'D3-D': ['Carter Lane', 'Drover Lane'],
  'D3-E': ['Samphire Lane', 'Curlew Lane'],
  'D3-F': ['Osier Lane', 'Basket Lane'],
  'D4-A': ['Pippin Lane', 'Quince Lane'],
  'D4-B': ['Anvil Lane', 'Bellows Lane'],
  'D4-C': ['Verdigris Lane', 'Ingot Lane'],
  'D4-D': ['Ringer Lane', 'Steeple Lane'],
  'D4-E': ['Rowan Lane', 'Hazel Lane'],
  'D4-F': ['Barley Lane', 'Plough Lane'],
};

/** In the middle of a sector, between its streets. */
export const greenNames: Readonly<Record<string, { kind: 'park' | 'water'; name: string }>> = {
  'D1-A': { kind: 'park', name: 'Lighthouse Green' },
  'D2-B': { kind: 'water', name: 'Millrace Pond' },
  'D2-F': { kind: 'park', name: 'Starling Park' },
  'D3-A': { kind: 'park', name: 'Fort Meadow' },
  'D3-F': { kind: 'park', name: 'Willow Garden' },
  'D4-A': { kind: 'park', name: 'Orchard Hill Park' },
  'D4-C': { kind: 'park', name: 'Copper Field Park' },
  'D4-D': { kind: 'park', name: 'Bell Green' },
};

export const riverName = 'River Lark';
export const harborName = 'Larkmoor Harbor';
