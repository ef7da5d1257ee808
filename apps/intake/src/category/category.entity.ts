import type { Priority } from '@owcr/contracts';
import { priorities } from '@owcr/contracts';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { Question } from './category.js';

@Entity('category')
@Check('category_priority_check', `priority IN (${priorities.map((priority) => `'${priority}'`).join(', ')})`)
export class CategoryEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'category_pkey' })
  code: string;

  @Column('text')
  name: string;

  @Column('text')
  priority: Priority;

  @Column('jsonb', { default: [] })
  questions: Question[];

  /** Counted up by the database with every change of the questions; `category_questions` keeps those of each version. */
  @Column('int', { default: 1 })
  questions_version: number;

  /** What is reported here is not to be followed by a tracking code: whoever finds the code would learn what it was about. */
  @Column('boolean', { default: false })
  is_private: boolean;

  /** The order in which a form offers them. */
  @Column('int')
  position: number;
}
