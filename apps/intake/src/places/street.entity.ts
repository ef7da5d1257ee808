import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Lines } from './street-line.js';

/** A street of the city, by its name and town. Streets of one name in one town are one. */
@Entity('street')
@Index('street_key_locality', ['key', 'locality_key'], { unique: true })
@Index('street_words', { synchronize: false })
@Index('street_box', ['south', 'north'])
@Check('street_length_check', 'char_length(name) BETWEEN 1 AND 200 AND char_length(locality) <= 100')
export class StreetEntity {
  /** Derived from key and town, so that loading a file again finds it. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'street_pkey' })
  id: string;

  /** The name as it is compared: see `streetKey`. */
  @Column('text')
  key: string;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  locality: string | null;

  @Column('text', { default: '' })
  locality_key: string;

  /** Its middle as lines of `[lng, lat]`; empty where only its addresses are known. */
  @Column('jsonb', { default: [] })
  lines: Lines;

  /** The box around its lines and houses. */
  @Column('double precision')
  south: number;

  @Column('double precision')
  west: number;

  @Column('double precision')
  north: number;

  @Column('double precision')
  east: number;
}

/** A house number and where it is. */
@Entity('street_address')
@Check('street_address_location_check', 'lat BETWEEN -90 AND 90 AND lng BETWEEN -180 AND 180')
@Check('street_address_length_check', 'char_length(number) BETWEEN 1 AND 20')
@Index('street_address_order', ['street_id', 'figure'])
export class StreetAddressEntity {
  @ManyToOne(() => StreetEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'street_id', foreignKeyConstraintName: 'street_address_street_fkey' })
  street?: never;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'street_address_pkey' })
  street_id: string;

  /** As it is compared: `152b`. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'street_address_pkey' })
  number: string;

  /** Its figure, for its order along the street. */
  @Column('int', { nullable: true })
  figure: number | null;

  @Column('double precision')
  lat: number;

  @Column('double precision')
  lng: number;
}
