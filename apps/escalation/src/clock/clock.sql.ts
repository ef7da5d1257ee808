/** One parameter holds the rows as JSON: a list of any length is one statement with one plan. */

export const updateClocksSql = `
  UPDATE issue_clock AS clock SET
    reference = changed.reference, category = changed.category, priority = changed.priority, reported_at = changed.reported_at, history = changed.history,
    officer_number = changed.officer_number, officer_id = changed.officer_id, sector = changed.sector, precinct = changed.precinct,
    acknowledge = changed.acknowledge, resolve = changed.resolve,
    acknowledge_timer_id = changed.acknowledge_timer_id, resolve_timer_id = changed.resolve_timer_id,
    ended_cause = changed.ended_cause, ended_at = changed.ended_at,
    version = clock.version + 1, event_count = changed.event_count
  FROM jsonb_to_recordset($1::jsonb) AS changed (
    issue_id uuid, reference text, category text, priority text, reported_at timestamptz, history boolean,
    officer_number int, officer_id uuid, sector text, precinct text, acknowledge jsonb, resolve jsonb,
    acknowledge_timer_id uuid, resolve_timer_id uuid, ended_cause text, ended_at timestamptz, event_count int)
  WHERE clock.issue_id = changed.issue_id`;

export const insertRaisedSql = `
  INSERT INTO escalation
    (id, issue_id, kind, run, level, owner_id, owner_rank, sector, precinct, due_at, raised_at, acknowledge_by, state)
  SELECT raised.*, 'open' FROM jsonb_to_recordset($1::jsonb) AS raised (
    id uuid, issue_id uuid, kind text, run int, level smallint, owner_id uuid, owner_rank text, sector text, precinct text,
    due_at timestamptz, raised_at timestamptz, acknowledge_by timestamptz)`;

export const updateMovedSql = `
  UPDATE escalation SET
    state = moved.state, version = escalation.version + 1,
    acknowledged_by = coalesce(moved.acknowledged_by, escalation.acknowledged_by),
    acknowledged_at = coalesce(moved.acknowledged_at, escalation.acknowledged_at),
    follow_up_by = coalesce(moved.follow_up_by, escalation.follow_up_by),
    closed_at = moved.closed_at, cause = moved.cause
  FROM jsonb_to_recordset($1::jsonb) AS moved (
    id uuid, state text, acknowledged_by uuid, acknowledged_at timestamptz, follow_up_by timestamptz, closed_at timestamptz, cause text)
  WHERE escalation.id = moved.id`;

const missingTimersMax = 1000;

/** One statement sees clocks and timers at the same moment: what is being set or fired is never taken for missing. */
export const missingTimersSql = `
  SELECT issue_id, acknowledge_timer_id AS timer_id FROM issue_clock
  WHERE acknowledge_timer_id IS NOT NULL AND NOT EXISTS (SELECT FROM timer WHERE timer.id = acknowledge_timer_id)
  UNION ALL
  SELECT issue_id, resolve_timer_id FROM issue_clock
  WHERE resolve_timer_id IS NOT NULL AND NOT EXISTS (SELECT FROM timer WHERE timer.id = resolve_timer_id)
  LIMIT ${missingTimersMax}`;
