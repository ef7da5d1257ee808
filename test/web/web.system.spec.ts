import { afterAll, afterEach, beforeAll, describe, expect, jest } from '@jest/globals';
import { adminSuite } from './admin.suite.js';
import { Stage } from './stage.js';
import { clerkSuite } from './clerk.suite.js';
import { firstMinutesSuite } from './first-minutes.suite.js';
import { frameSuite } from './frame.suite.js';
import { listSuite } from './list.suite.js';
import { supervisorSuite } from './supervisor.suite.js';
import { officerSuite } from './officer.suite.js';
import { placeSuite } from './place.suite.js';
import { residentSuite } from './resident.suite.js';
import { sectorsSuite } from './sectors.suite.js';

const minuteMs = 60_000;
// A slow machine draws maps by its processor, with everything else running beside it.
jest.setTimeout(2 * minuteMs);

/** One system and one browser for all of them: each suite works on what it makes itself. */
describe('the web application', () => {
  let stage: Stage;
  const theStage = () => stage;

  beforeAll(async () => {
    stage = await Stage.open();
  }, 4 * minuteMs);
  afterEach(async () => {
    await stage.clear();
    expect(stage.takeFaults()).toEqual([]);
  });
  afterAll(async () => stage?.close(), minuteMs);

  describe('the frame of the pages', () => frameSuite(theStage));
  describe('the first five minutes', () => firstMinutesSuite(theStage));
  describe('the work of a clerk', () => clerkSuite(theStage));
  describe('the list of issues', () => listSuite(theStage));
  describe('the work of an officer', () => officerSuite(theStage));
  describe('the supervisor', () => supervisorSuite(theStage));
  describe('residents', () => residentSuite(theStage));
  describe('places by their addresses', () => placeSuite(theStage));
  describe('the administration', () => adminSuite(theStage));
  // Last: it adds a sector to the city.
  describe('the sectors of the city', () => sectorsSuite(theStage));
});
