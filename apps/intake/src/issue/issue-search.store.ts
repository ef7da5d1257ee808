import { Injectable } from '@nestjs/common';
import { can, reachOf, scopeOf, type Principal } from '@owcr/access';
import { Trail, UnitOfWork, type ServiceRequest } from '@owcr/platform';
import { contactIndex } from '../reporter-keys/contact-index.js';
import { ReporterKeys } from '../reporter-keys/reporter-keys.store.js';
import { withinSql } from './issue.access.js';
import { contactOf, searchOf, wordsMax, type Search } from './issue-search.js';

/** Of hits that words have, the last reported are ranked. */
export const hitsMax = 2_000;
const fuzzyMax = 200;
const contactsMax = 200;

/** The expressions of the indexes `issue_words`, `issue_note_words` and `issue_text`. */
const wordsOfIssue = `to_tsvector('simple', summary || ' ' || reference || CASE WHEN description IS NULL THEN '' ELSE ' ' || description END
  || CASE WHEN address IS NULL THEN '' ELSE ' ' || address END)`;
const wordsOfNote = `to_tsvector('simple', text)`;
const letters = `(summary || ' ' || reference)`;

/** The same words by their weight: what the issue is called, where it is, what else is said of it. */
const weighed = `setweight(to_tsvector('simple', summary || ' ' || reference), 'A')
  || setweight(to_tsvector('simple', coalesce(address, '')), 'B') || setweight(to_tsvector('simple', coalesce(description, '')), 'C')`;
const weighedNotes = `setweight(to_tsvector('simple', coalesce((SELECT string_agg(text, ' ') FROM issue_note WHERE issue_id = issue.id), '')), 'D')`;

type Value = (value: unknown) => string;

/**
 * Finds `issue_id` and `score` of what is searched for, among the issues that `where` leaves: 4 for a reference or tracking code, 3 for a
 * contact, 1 to 2 for words; below 1 for what nearly says it, which is only looked for where nothing does say it.
 */
export function matchesSql(search: Search, where: string, value: Value): string {
  return `WITH exact AS MATERIALIZED (${exactSql(search, where, value)})
    SELECT issue_id, score FROM exact
    UNION ALL SELECT issue_id, score FROM (${fuzzySql(search, where, value)}) AS fuzzy WHERE NOT EXISTS (SELECT FROM exact)`;
}

function exactSql({ words, reference, trackingCode, contacts, inNotes }: Search, where: string, value: Value): string {
  const parts = [
    ...(reference === null
      ? []
      : [`SELECT issue.id, 4::float8 AS score FROM issue WHERE reference = ${value(reference)} AND ${where}`]),
    ...(trackingCode === null ? [] : [`SELECT issue.id, 4 FROM issue WHERE tracking_code = ${value(trackingCode)} AND ${where}`]),
    ...(contacts.length === 0 ? [] : [`SELECT issue.id, 3 FROM issue WHERE id = ANY (${value(contacts)}::uuid[]) AND ${where}`]),
    ...(words.length === 0 ? [] : [wordsSql(words, inNotes, where, value)]),
  ];
  const found = parts.length > 0 ? parts.join(' UNION ALL ') : 'SELECT NULL::uuid AS id, 0::float8 AS score WHERE false';
  return `SELECT id AS issue_id, max(score) AS score FROM (${found}) AS found (id, score) GROUP BY id`;
}

/** Each word may stand in the issue or in one of its notes. */
function wordsSql(words: readonly string[], inNotes: boolean, where: string, value: Value): string {
  const queries = words.map((word) => `to_tsquery('simple', ${value(word)})`);
  const conditions = queries.map(
    (query) => `issue.id IN (SELECT id FROM issue WHERE ${wordsOfIssue} @@ ${query}
      ${inNotes ? `UNION SELECT issue_id FROM issue_note WHERE ${wordsOfNote} @@ ${query}` : ''})`,
  );
  const weight = inNotes ? `${weighed} || ${weighedNotes}` : weighed;
  return `SELECT issue.id, 1 + ts_rank(${weight}, ${queries.join(' || ')}, 32) FROM issue JOIN (
      SELECT issue.id FROM issue WHERE ${[where, ...conditions].join(' AND ')} ORDER BY issue.id DESC LIMIT ${hitsMax}) hit USING (id)`;
}

/** What nearly says it, word for word, or has it in the middle of a word. */
function fuzzySql({ typed }: Search, where: string, value: Value): string {
  const words = typed.split(/\s+/u).slice(0, wordsMax);
  const conditions = words.map((word) => {
    const anywhere = value(`%${word.replace(/[\\%_]/g, '\\$&')}%`);
    return `(${letters} ILIKE ${anywhere} OR ${value(word)} <% ${letters})`;
  });
  return `SELECT issue.id AS issue_id, word_similarity(${value(typed)}, ${letters})::float8 AS score FROM issue
    WHERE ${[...conditions, where].join(' AND ')} ORDER BY score DESC, issue.id DESC LIMIT ${fuzzyMax}`;
}

/** What is typed becomes a search of somebody: the tracking code and the contact of a reporter only for who may see them. */
@Injectable()
export class Searches {
  constructor(
    private readonly keys: ReporterKeys,
    private readonly unitOfWork: UnitOfWork,
    private readonly trail: Trail,
  ) {}

  /** Finding somebody by their contact is a look at it: that is on record, for each issue found, before they are answered. */
  async of(typed: string, principal: Principal, request: ServiceRequest): Promise<Search> {
    const search = { ...searchOf(typed), inNotes: can(principal, 'read', 'note') };
    if (!can(principal, 'read', 'reporter')) return { ...search, trackingCode: null };
    return { ...search, contacts: await this.byContact(typed, principal, request) };
  }

  private async byContact(typed: string, principal: Principal, request: ServiceRequest): Promise<string[]> {
    const contact = contactOf(typed);
    const scope = scopeOf(principal, 'read', 'reporter');
    if (contact === null || scope === null) return [];
    const { kind, normal } = contact;
    return this.unitOfWork.run(async (tx) => {
      const values: unknown[] = [contactIndex(this.keys.index, kind, normal)];
      const within = scope.everywhere ? 'true' : withinSql(scope, (value) => `$${values.push(value)}`);
      const rows: { id: string }[] = await tx.query(
        `SELECT issue.id FROM issue JOIN reporter ON issue_id = id WHERE ${kind}_index = $1 AND ${within}
          ORDER BY issue.id DESC LIMIT ${contactsMax}`,
        values,
      );
      const ids = rows.map(({ id }) => id);
      await this.trail.tellEach(request, { result: 'done', action: `GET /api/v1/issues?q=${kind}` }, ids, tx);
      return ids;
    }, reachOf(scope));
  }
}
