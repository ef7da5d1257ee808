const id = { type: 'string', format: 'uuid' };
const texts = { type: 'array', items: { type: 'string' } };
const textOrNull = { type: 'string', nullable: true };

export const peoplePageSchema = {
  type: 'object',
  required: ['items', 'nextCursor'],
  properties: {
    items: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id,
          name: { type: 'string' },
          role: { type: 'string' },
          precincts: texts,
          sectors: texts,
          agency: textOrNull,
          lastSeenAt: { type: 'string', format: 'date-time', nullable: true },
          liveSessions: { type: 'integer', description: 'Browsers they are signed in with.' },
          liveKeys: { type: 'integer', description: 'API keys that are neither revoked nor expired.' },
        },
      },
    },
    nextCursor: textOrNull,
  },
};

export const signedOutSchema = {
  type: 'object',
  required: ['sessionsEnded', 'keysRevoked'],
  properties: { sessionsEnded: { type: 'integer' }, keysRevoked: { type: 'integer' } },
};
