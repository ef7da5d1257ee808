import { Injectable, type PipeTransform } from '@nestjs/common';
import { invalid } from '@owcr/platform';

/** For a command that says nothing more than its name: whatever its body says is unknown. */
@Injectable()
export class NothingPipe implements PipeTransform<unknown, null> {
  transform(body: unknown): null {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid([{ path: '', message: 'must be an empty object or absent' }]);
    const unknown = Object.keys(body).slice(0, 100);
    if (unknown.length > 0) throw invalid(unknown.map((path) => ({ path, message: 'is not a known property' })));
    return null;
  }
}
