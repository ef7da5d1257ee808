/** One parameter holds the rows as JSON: a list of any length is one statement with one plan. */

/** The ids stand beside the rows, here and below: the planner takes a list of rows for a hundred, and reads the table whole. */
export const updateClocksSql = `
  UPDATE issue_clock AS clock SET
    reference = changed.reference, category = changed.category, priority = changed.priority, reported_at = changed.reported_at, history = changed.history,
    officer_number = changed.officer_number, officer_id = changed.officer_id, sector = changed.sector, precinct = changed.precinct,
    review_cause = changed.review_cause,
    acknowledge = changed.acknowledge, resolve = changed.resolve,
    acknowledge_timer_id = changed.acknowledge_timer_id, resolve_timer_id = changed.resolve_timer_id,
    ended_cause = changed.ended_cause, ended_at = changed.ended_at,
    version = clock.version + 1, event_count = changed.event_count
  FROM jsonb_to_recordset($1::jsonb) AS changed (
    issue_id uuid, reference text, category text, priority text, reported_at timestamptz, history boolean,
    officer_number int, officer_id uuid, sector text, precinct text, review_cause text, acknowledge jsonb, resolve jsonb,
    acknowledge_timer_id uuid, resolve_timer_id uuid, ended_cause text, ended_at timestamptz, event_count int)
  WHERE clock.issue_id = changed.issue_id AND clock.issue_id = ANY ($2::uuid[])`;

export const insertRaisedSql = `
  INSERT INTO escalation
    (id, issue_id, kind, run, level, owner_id, owner_rank, audience, sector, precinct, due_at, raised_at, acknowledge_by, remind_at, state)
  SELECT raised.*, 'open' FROM jsonb_to_recordset($1::jsonb) AS raised (
    id uuid, issue_id uuid, kind text, run int, level smallint, owner_id uuid, owner_rank text, audience text, sector text, precinct text,
    due_at timestamptz, raised_at timestamptz, acknowledge_by timestamptz, remind_at timestamptz)`;

export const updateEscalationsSql = `
  UPDATE escalation SET
    state = coalesce(changed.state, escalation.state), version = escalation.version + changed.changes,
    owner_id = CASE WHEN changed.moved THEN changed.owner_id ELSE escalation.owner_id END,
    owner_rank = CASE WHEN changed.moved THEN changed.owner_rank ELSE escalation.owner_rank END,
    audience = CASE WHEN changed.moved THEN changed.audience ELSE escalation.audience END,
    sector = CASE WHEN changed.moved THEN changed.sector ELSE escalation.sector END,
    precinct = CASE WHEN changed.moved THEN changed.precinct ELSE escalation.precinct END,
    acknowledged_by = coalesce(changed.acknowledged_by, escalation.acknowledged_by),
    acknowledged_at = coalesce(changed.acknowledged_at, escalation.acknowledged_at),
    follow_up_by = coalesce(changed.follow_up_by, escalation.follow_up_by),
    remind_at = coalesce(changed.remind_at, escalation.remind_at),
    reminders = coalesce(changed.reminders, escalation.reminders),
    closed_at = changed.closed_at, cause = changed.cause
  FROM jsonb_to_recordset($1::jsonb) AS changed (
    id uuid, changes int, state text, moved boolean, owner_id uuid, owner_rank text, audience text, sector text, precinct text,
    acknowledged_by uuid, acknowledged_at timestamptz, follow_up_by timestamptz, remind_at timestamptz, reminders int,
    closed_at timestamptz, cause text)
  WHERE escalation.id = changed.id AND escalation.id = ANY ($2::uuid[])`;

const missingTimersMax = 1000;

/** One statement sees clocks and timers at the same moment: what is being set or fired is never taken for missing. */
export const missingTimersSql = `
  SELECT issue_id, acknowledge_timer_id AS timer_id FROM issue_clock
  WHERE acknowledge_timer_id IS NOT NULL AND NOT EXISTS (SELECT FROM timer WHERE timer.id = acknowledge_timer_id)
  UNION ALL
  SELECT issue_id, resolve_timer_id FROM issue_clock
  WHERE resolve_timer_id IS NOT NULL AND NOT EXISTS (SELECT FROM timer WHERE timer.id = resolve_timer_id)
  LIMIT ${missingTimersMax}`;
