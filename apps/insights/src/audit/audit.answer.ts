/** The columns of the CSV, in their order; in JSON these are the members of an item. */
export const auditColumns = [
  ...['seq', 'at', 'principalId', 'role', 'action', 'target', 'result', 'code', 'count', 'from', 'requestId'],
  ...['service', 'recordedAt', 'id'],
];
