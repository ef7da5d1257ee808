import { ApiProperty } from '@nestjs/swagger';
import { serviceNames, type ServiceName } from '../routes.js';

/** Who follows events. */
export const followers = [...serviceNames, 'gateway'] as const;
export type Follower = (typeof followers)[number];

const maybeText = { type: String, nullable: true };
const states = ['parked', 'waiting'] as const;

/** An event that could not be handled: which, where, why; not its data. */
export class DeadLetterDto {
  @ApiProperty({ enum: followers, enumName: 'Follower' }) service: Follower;
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'escalation.clock' }) consumer: string;
  @ApiProperty() topic: string;
  @ApiProperty() key: string;
  @ApiProperty({ format: 'uuid' }) eventId: string;
  @ApiProperty({ ...maybeText, example: 'issue.reported.v1' }) type: string | null;
  @ApiProperty({ type: 'integer' }) partition: number;
  @ApiProperty({ description: 'A number larger than JavaScript counts exactly, therefore text.' }) offset: string;
  @ApiProperty({ enum: states, enumName: 'DeadLetterState', description: 'waiting: it waits behind a parked one.' })
  state: (typeof states)[number];
  @ApiProperty() reason: string;
  @ApiProperty({ type: 'integer' }) attempts: number;
  @ApiProperty({ format: 'date-time' }) at: string;
}

export class DeadLettersDto {
  @ApiProperty({ type: [DeadLetterDto] }) items: DeadLetterDto[];
  @ApiProperty({ enum: serviceNames, enumName: 'ServiceName', isArray: true, description: 'Services that could not be asked.' })
  unavailable: ServiceName[];
}

export class ReplayedDto {
  @ApiProperty({ type: 'integer', description: 'How many events went through.' }) handled: number;
  @ApiProperty({ ...maybeText, format: 'uuid', description: 'The one at which it stopped, if it did.' }) parked: string | null;
}
