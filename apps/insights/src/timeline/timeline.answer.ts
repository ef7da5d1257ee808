export const timelineSchema = {
  type: 'object',
  properties: {
    issueId: { type: 'string', format: 'uuid' },
    items: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          type: { type: 'string', example: 'assignment.made.v1' },
          at: { type: 'string', format: 'date-time' },
          service: { type: 'string', example: 'sector-assignment' },
          by: { type: 'string', format: 'uuid', nullable: true },
          facts: { type: 'object', additionalProperties: true },
          sincePreviousMs: { type: 'integer' },
        },
      },
    },
    truncated: { type: 'boolean', description: 'There are more, newer ones.' },
  },
};
