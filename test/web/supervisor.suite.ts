import { describe } from '@jest/globals';
import { citySuite } from './city.suite.js';
import type { Stage } from './stage.js';
import { wallSuite } from './wall.suite.js';

/** The supervisor's pages. */
export function supervisorSuite(stage: () => Stage): void {
  describe('the wall', () => wallSuite(stage));
  describe('the city', () => citySuite(stage));
}
