import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { NoteKind } from './command.js';
import { IssueEntity } from './issue.entity.js';

@Entity('issue_note')
@Check('issue_note_length_check', 'char_length(text) BETWEEN 1 AND 5000')
@Index('issue_note_issue', ['issue_id', 'id'])
export class IssueNoteEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'issue_note_pkey' })
  id: string;

  @ManyToOne(() => IssueEntity)
  @JoinColumn({ name: 'issue_id', foreignKeyConstraintName: 'issue_note_issue_fkey' })
  issue?: never;

  @Column('uuid')
  issue_id: string;

  @Column('uuid')
  author_id: string;

  /** As it was when the note was written: an author may be a clerk, whom no event names. */
  @Column('text')
  author_name: string;

  /** What occasion it was written on. */
  @Column('text')
  kind: NoteKind;

  @Column('text')
  text: string;

  @Column('timestamp with time zone', { precision: 3 })
  at: Date;
}
