import { invalid, type FieldError } from './domain-error.js';

/** Deeper than any document of ours, and shallow enough for every recursive library behind it. */
const depthMax = 32;
const pathCharactersMax = 200;

/** How broad one object or list may be. */
export interface Breadth {
  /** Members of one object. */
  membersMax: number;
  /** Elements of one list. */
  elementsMax: number;
}

/** The first fault of a value, and how many values were looked at to find it. */
export interface Inspection {
  fault: FieldError | null;
  looked: number;
}

type Segment = string | number;
/** The path is written down only once something was found: the way back out adds one segment for each level. */
interface Fault {
  inward: Segment[];
  message: string;
}

/**
 * Looks for what JSON and URLs can say but the database cannot hold (NUL, lone surrogates), for what no number is (Infinity from 1e999),
 * and for objects and lists that are deeper or broader than they may be. Nothing that is too broad is looked into.
 */
export function inspect(value: unknown, breadth: Breadth): Inspection {
  let looked = 0;
  const look = (one: unknown, depth: number): Fault | null => {
    looked += 1;
    if (typeof one === 'string') return isText(one) ? null : fault('must be text without NUL or broken characters');
    if (typeof one === 'number') return Number.isFinite(one) ? null : fault('must be a finite number');
    if (typeof one !== 'object' || one === null) return null;
    if (depth >= depthMax) return fault(`must not be nested deeper than ${depthMax}`);
    return Array.isArray(one) ? lookIntoList(one, depth) : lookIntoObject(one as Record<string, unknown>, depth);
  };
  const lookIntoList = (list: readonly unknown[], depth: number): Fault | null => {
    if (list.length > breadth.elementsMax) return fault(`must have at most ${breadth.elementsMax} elements`);
    for (let index = 0; index < list.length; index++) {
      const found = look(list[index], depth + 1);
      if (found) return within(index, found);
    }
    return null;
  };
  const lookIntoObject = (object: Readonly<Record<string, unknown>>, depth: number): Fault | null => {
    const names = Object.keys(object);
    if (names.length > breadth.membersMax) return fault(`must have at most ${breadth.membersMax} members`);
    for (const name of names) {
      if (!isText(name)) return fault('has a member whose name is not text');
      const found = look(object[name], depth + 1);
      if (found) return within(name, found);
    }
    return null;
  };
  const found = look(value, 0);
  return { fault: found && { path: pathOf(found.inward), message: found.message }, looked };
}

/** Refuses what `inspect` finds fault with. `path` says where the value itself was found. */
export function assertStorable(value: unknown, breadth: Breadth, path = ''): void {
  const { fault: found } = inspect(value, breadth);
  if (found) throw invalid([{ ...found, path: found.path || path }]);
}

const isText = (text: string) => !text.includes('\0') && text.isWellFormed();
const fault = (message: string): Fault => ({ inward: [], message });

function within(segment: Segment, found: Fault): Fault {
  found.inward.push(segment);
  return found;
}

function pathOf(inward: readonly Segment[]): string {
  const text = inward.reduceRight<string>((path, segment) => {
    if (typeof segment === 'number') return `${path}[${segment}]`;
    return path ? `${path}.${segment}` : segment;
  }, '');
  return text.slice(0, pathCharactersMax);
}
