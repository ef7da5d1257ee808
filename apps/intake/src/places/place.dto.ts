import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { LocationDto } from '../issue/report.dto.js';
import { Reveals, RevealsNothing, Text } from '@owcr/platform';
import { exactnesses, placeKinds, placeMessages, type Place } from './place.js';
import { searchResults, type PlaceSearch } from './street-search.js';

/** As long as an issue's address. */
const typedMax = 300;
export const itemsMax = 10;
export const itemsDefault = 6;
/** Languages the pages speak; another address service may answer in them. */
const languages = ['en', 'es', 'ar'] as const;
/** Rows of one request. A file of a city comes in many. */
export const addressRowsMax = 5_000;
export const streetRowsMax = 1_000;
/** A street of many curves has thousands of positions. */
export const placeFileLimits = { bytesMax: 20 * 1024 * 1024, valuesMax: 400_000, membersMax: 20, elementsMax: 10_000 } as const;

const near = /^([+-]?\d{1,2}(?:\.\d{1,20})?),([+-]?\d{1,3}(?:\.\d{1,20})?)$/;

class PlaceOptionsDto {
  @Reveals('place', 'name')
  @Text({
    max: typedMax,
    description: 'What was typed so far: a street, a house number and a street, or two streets that cross.',
  })
  q: string;

  @RevealsNothing()
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: itemsMax, description: `${itemsDefault} where it is left out.` })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(itemsMax)
  limit?: number;

  @RevealsNothing()
  @ApiPropertyOptional({
    enum: languages,
    description: 'Of names, where an address service knows more than one. English where it is left out.',
  })
  @IsOptional()
  @IsIn(languages)
  lang?: (typeof languages)[number];
}

export class PlaceSearchQueryDto extends PlaceOptionsDto {
  @RevealsNothing()
  @ApiPropertyOptional({ description: 'lat,lng: of equals, the nearer comes first.', example: '44.0205,-37.9405' })
  @IsOptional()
  @Matches(near, { message: 'must be lat,lng' })
  near?: string;
}

/** In the body, for an address is written into logs with a path: see ADR 37. */
export class PublicPlaceSearchDto extends PlaceOptionsDto {
  @ApiPropertyOptional({ type: LocationDto, description: 'Of equals, the nearer comes first.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => LocationDto)
  near?: LocationDto;
}

class FoundLocationDto {
  @ApiProperty() lat: number;
  @ApiProperty() lng: number;
}

class FoundPlaceMessageDto {
  @ApiProperty({ enum: placeMessages, description: 'What is to be said of it; the words are the page’s.' })
  code: Place['message']['code'];
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The lowest number of the street, where the one asked for is unknown.',
  })
  first: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The highest.' })
  last: string | null;
}

export class FoundPlaceDto implements Place {
  @ApiProperty({ example: '152 Quay Street' }) label: string;
  @ApiProperty({ enum: placeKinds }) kind: Place['kind'];
  @ApiProperty({
    enum: exactnesses,
    description:
      'exact: the house, or the crossing. interpolated: between its neighbors, or somewhere inside a place known by its name. ' +
      'street-middle: no better than the street.',
  })
  exactness: Place['exactness'];
  @ApiProperty({ type: FoundLocationDto }) location: FoundLocationDto;
  @ApiProperty({ type: String, nullable: true }) street: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The second street of a crossing.' }) crossStreet: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The house number asked for, whether or not it is known.' })
  number: string | null;
  @ApiProperty({ type: FoundPlaceMessageDto }) message: FoundPlaceMessageDto;
}

export class PlaceSearchDto implements PlaceSearch {
  @ApiProperty({
    enum: searchResults,
    description:
      'found: the first item is what was typed. several: more than one is. suggestions: what was typed so far may become one of these. ' +
      'unknown-street: no street is named so, the items are spelled alike. no-crossing: the streets do not meet. ' +
      'no-addresses: no addresses were loaded. unavailable: the address service does not answer.',
  })
  result: PlaceSearch['result'];
  @ApiProperty({ type: [FoundPlaceDto] }) items: FoundPlaceDto[];
  @ApiProperty({ type: [String], description: 'Streets that are not known, as they were typed.' }) unknown: string[];
}

export class PlaceImportQueryDto {
  @RevealsNothing()
  @ApiPropertyOptional({ type: Boolean, default: false, description: 'Only counts; nothing is stored.' })
  @IsOptional()
  @Transform(({ obj }: { obj: Record<string, unknown> }) =>
    obj.dryRun === '' || obj.dryRun === 'true' ? true : obj.dryRun === 'false' ? false : obj.dryRun,
  )
  @IsBoolean()
  dryRun?: boolean;
}

const rowDescription = 'Each row is looked at by itself; what is wrong with it is said in the answer.';

export class PlaceImportDto {
  @ApiPropertyOptional({
    type: 'array',
    maxItems: addressRowsMax,
    items: { type: 'object' },
    description: `House numbers: { row?, number, street, locality?, lat, lng }. ${rowDescription}`,
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(addressRowsMax)
  addresses?: unknown[];

  @ApiPropertyOptional({
    type: 'array',
    maxItems: streetRowsMax,
    items: { type: 'object' },
    description: `Streets: { row?, name, locality?, lines: [[[lng, lat], ...], ...] }. ${rowDescription}`,
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(streetRowsMax)
  streets?: unknown[];
}

class PlaceFaultDto {
  @ApiProperty() path: string;
  @ApiProperty() message: string;
}

class RefusedPlaceRowDto {
  @ApiProperty() row: number;
  @ApiProperty({ type: [PlaceFaultDto] }) errors: PlaceFaultDto[];
}

export class PlaceImportSummaryDto {
  @ApiProperty() created: number;
  @ApiProperty() changed: number;
  @ApiProperty() unchanged: number;
  @ApiProperty({ type: [RefusedPlaceRowDto] }) refused: RefusedPlaceRowDto[];
  @ApiProperty() dryRun: boolean;
}

/** The pair of `near`; the text was checked already, but for its range. */
export function locationOf(text: string): { lat: number; lng: number } | null {
  const found = near.exec(text);
  const [lat, lng] = [Number(found?.[1]), Number(found?.[2])];
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { lat, lng } : null;
}
