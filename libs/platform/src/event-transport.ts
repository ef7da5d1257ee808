import { Injectable, Optional } from '@nestjs/common';
import { EventStrategy } from '@owcr/messaging';

/** The transport events come by, where the service has messaging. */
@Injectable()
export class EventTransport {
  constructor(@Optional() readonly strategy?: EventStrategy) {}
}
