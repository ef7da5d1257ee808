import { can, type Action, type Resource, type Scoped } from '@owcr/access/rules';
import { usePerson } from './session.js';

/** Whether the person of this page may do something: the services' own table, so that nobody sees a button that would be refused. */
export function useMay(): (action: Action, target: Resource | Scoped) => boolean {
  const person = usePerson();
  return (action, target) => can(person, action, target);
}
