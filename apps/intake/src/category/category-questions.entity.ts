import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Question } from './category.js';
import { CategoryEntity } from './category.entity.js';

/** The questions a category asked from then on. Written by a trigger on `category`, however that is changed. */
@Entity('category_questions')
export class CategoryQuestionsEntity {
  @ManyToOne(() => CategoryEntity)
  @JoinColumn({ name: 'category', foreignKeyConstraintName: 'category_questions_category_fkey' })
  categoryEntity?: never;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'category_questions_pkey' })
  category: string;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'category_questions_pkey' })
  version: number;

  @Column('jsonb')
  questions: Question[];

  @Column('timestamp with time zone', { precision: 3, default: () => 'now()' })
  since: Date;
}
