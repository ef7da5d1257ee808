import { actions, permissionTable, resources, wheres, type Action, type Resource, type Where } from './permissions.js';
import { roles, type Role } from './principal.js';

const whereMeans: Record<Where, string> = {
  city: 'everywhere',
  precinct: "what lies in one of the person's own precincts",
  sector: 'what lies in a sector the person is named for, whoever works on it',
  own: "what is assigned to the person; of an inbox, a roster or somebody's contact: their own",
  referred: "what is in the hands of the person's partner agency",
  review: 'what waits for somebody to say where its issue lies',
};

/** The permission table for people to read, as Markdown: one table for each kind of thing, an action in each row, a role in each column. */
export function permissionsPage(): string {
  return [
    '# Who may do what',
    'Made by `npm run permissions` from the table that the services use (`libs/access/src/permissions.ts`); do not edit it. What is not in it is refused.',
    'Where a permission holds:',
    wheres.map((where) => `- **${where}**: ${whereMeans[where]}`).join('\n'),
    "A commander without a precinct commands the program: what a commander may do in a precinct holds everywhere then. \\* means: not every field, see the end. A `resident` has no account; `service` is one of the system's own services.",
    ...resources.flatMap(sectionOf),
    '## Fields',
    'Where a permission is marked with \\*, these fields are shown and no others.',
    table([['role', 'of', 'where', 'fields'], ...fieldRows()]),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function sectionOf(resource: Resource): string[] {
  const rows = actions
    .map((action) => [action, ...roles.map((role) => cellOf(role, action, resource))])
    .filter(([, ...cells]) => cells.some((cell) => cell !== '-'));
  return rows.length === 0 ? [] : [`## ${resource}`, table([['', ...roles], ...rows])];
}

/** Where a role may do it; the wider scope makes the narrower ones in it superfluous. */
function cellOf(role: Role, action: Action, resource: Resource): string {
  const grants = permissionTable[role].filter(({ on, may }) => may.includes(action) && [on].flat().includes(resource));
  const full = grants.filter(({ fields }) => !fields).map(({ where }) => where);
  const some = grants.filter(({ fields }) => fields).map(({ where }) => where);
  if (full.includes('city')) return 'city';
  const cells = wheres.flatMap((where) => (full.includes(where) ? [where] : some.includes(where) ? [`${where}\\*`] : []));
  return cells.join(', ') || '-';
}

function fieldRows(): string[][] {
  return roles.flatMap((role) =>
    permissionTable[role].flatMap(({ on, where, fields }) =>
      fields ? [[role, [on].flat().join(', '), where, fields.join(', ')]] : [],
    ),
  );
}

/** A Markdown table as the formatter writes it: columns as wide as their widest cell. */
function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
