import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit trail. Entries and anchors are only ever added: a trigger refuses everything else to everybody, and whoever got rights on the
 * tables by default keeps only those to add and to read. The comment tells provisioning, which grants anew at each start, to leave it so.
 * `audit_head` is no part of the trail: it holds where the chain ends, signed.
 */
export class Audit1760000002030 implements MigrationInterface {
  name = 'Audit1760000002030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE audit_entry (seq bigint PRIMARY KEY, entry jsonb NOT NULL, hash bytea NOT NULL)`);
    await runner.query(`CREATE INDEX audit_entry_who ON audit_entry ((entry->>'principalId'), seq)`);
    await runner.query(`CREATE INDEX audit_entry_action ON audit_entry ((entry->>'action'), seq)`);
    await runner.query(`CREATE INDEX audit_entry_target ON audit_entry ((entry->>'target'), seq)`);
    await runner.query(
      `CREATE INDEX audit_entry_not_done ON audit_entry ((entry->>'result'), seq) WHERE entry->>'result' <> 'done'`,
    );
    await runner.query(`CREATE INDEX audit_entry_at ON audit_entry USING brin ((entry->>'at'))`);
    await runner.query(
      `CREATE TABLE audit_anchor (number int PRIMARY KEY, day date UNIQUE NOT NULL, seq bigint UNIQUE NOT NULL, seal text NOT NULL)`,
    );
    await runner.query(`
      CREATE TABLE audit_head (
        id int PRIMARY KEY CONSTRAINT audit_head_one CHECK (id = 1),
        seq bigint NOT NULL,
        hash bytea NOT NULL,
        day date,
        anchors int NOT NULL,
        anchored_seq bigint NOT NULL,
        last_anchor bytea,
        seal text
      ) WITH (fillfactor = 50)`);
    await runner.query(
      `INSERT INTO audit_head (id, seq, hash, anchors, anchored_seq) VALUES (1, 0, decode(repeat('00', 32), 'hex'), 0, 0)`,
    );
    await runner.query(`
      CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$`);
    for (const table of ['audit_entry', 'audit_anchor']) await this.appendOnly(runner, table);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  private async appendOnly(runner: QueryRunner, table: string): Promise<void> {
    await runner.query(`COMMENT ON TABLE ${table} IS 'append-only'`);
    await runner.query(`
      CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change()`);
    // Also where a session sets aside the triggers of the origin, as a restore does.
    await runner.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_append_only`);
    await runner.query(`
      DO $$ DECLARE role record; BEGIN
        FOR role IN SELECT DISTINCT a.grantee::regrole AS name FROM pg_class c, aclexplode(c.relacl) a
                     WHERE c.oid = '${table}'::regclass AND a.grantee <> 0 AND a.grantee <> c.relowner
        LOOP EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON ${table} FROM %s', role.name); END LOOP;
        REVOKE ALL ON ${table} FROM PUBLIC;
      END $$`);
  }
}
