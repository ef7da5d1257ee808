import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { RevealsNothing } from '@owcr/platform';
import { IsIn, IsOptional } from 'class-validator';
import { FromReportDto } from '../issue/note.dto.js';
import { photoSizes, type PhotoSize } from './photo.js';

class PhotoPlaceDto {
  @ApiProperty() lat: number;
  @ApiProperty() lng: number;
}

class AddedByDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}

export class PhotoDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: AddedByDto, nullable: true, description: 'Null: the reporter, who has no account.' })
  addedBy: AddedByDto | null;
  @ApiProperty() width: number;
  @ApiProperty() height: number;
  @ApiProperty({ description: 'Of the full size.' }) bytes: number;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({
    type: FromReportDto,
    nullable: true,
    description: 'The merged report it was added to; null: this issue itself.',
  })
  from: FromReportDto | null;
}

export class AddedPhotoDto extends PhotoDto {
  @ApiProperty({
    type: PhotoPlaceDto,
    nullable: true,
    description: 'Where the camera says it was, to be offered as the place. Told here and kept nowhere.',
  })
  place: PhotoPlaceDto | null;
}

export class PhotosDto {
  @ApiProperty({ type: [PhotoDto] }) items: PhotoDto[];
  @ApiProperty({ description: 'How many more are taken.' }) left: number;
}

export class PhotoSizeDto {
  @RevealsNothing()
  @ApiPropertyOptional({ enum: photoSizes, default: 'full' })
  @IsOptional()
  @IsIn(photoSizes)
  size?: PhotoSize;
}
