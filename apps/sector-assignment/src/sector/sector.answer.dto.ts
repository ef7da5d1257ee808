import { ApiProperty } from '@nestjs/swagger';
import type { Bbox, MultiPolygon } from './sector.js';

const maybeText = { type: String, nullable: true };

/** Longitude first, as GeoJSON has it (RFC 7946). */
const position = { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 } as const;
const ring = { type: 'array', items: position, minItems: 4 } as const;
const polygon = { type: 'array', items: ring, minItems: 1 } as const;

export class MultiPolygonDto implements MultiPolygon {
  @ApiProperty({ type: String, enum: ['MultiPolygon'] }) type: 'MultiPolygon';
  @ApiProperty({ type: 'array', items: polygon, description: 'Polygons of rings of [longitude, latitude].' })
  coordinates: MultiPolygon['coordinates'];
}

/** A sector without its boundary, which is large. */
export class SectorHeadDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() code: string;
  @ApiProperty() precinct: string;
  @ApiProperty(maybeText) name: string | null;
  @ApiProperty({
    type: 'array',
    items: { type: 'number' },
    minItems: 4,
    maxItems: 4,
    description: 'West, south, east and north, in degrees.',
  })
  bbox: Bbox;
  @ApiProperty({ type: 'integer', description: 'Counts the changes of the boundary alone.' }) boundaryVersion: number;
  @ApiProperty({ description: 'False for a sector that was given up.' }) active: boolean;
  @ApiProperty({ type: 'integer' }) version: number;
}

export class SectorBoundaryDto extends SectorHeadDto {
  @ApiProperty({ type: MultiPolygonDto }) geometry: MultiPolygonDto;
}

export class SectorHeadPageDto {
  @ApiProperty({ type: [SectorHeadDto] }) items: SectorHeadDto[];
  @ApiProperty(maybeText) nextCursor: string | null;
}

export class SectorFeatureDto {
  @ApiProperty({ type: String, enum: ['Feature'] }) type: 'Feature';
  @ApiProperty({ type: SectorHeadDto }) properties: SectorHeadDto;
  @ApiProperty({ type: MultiPolygonDto }) geometry: MultiPolygonDto;
}

/** GeoJSON (RFC 7946). */
export class SectorFeatureCollectionDto {
  @ApiProperty({ type: String, enum: ['FeatureCollection'] }) type: 'FeatureCollection';
  @ApiProperty({ type: [SectorFeatureDto] }) features: SectorFeatureDto[];
}
