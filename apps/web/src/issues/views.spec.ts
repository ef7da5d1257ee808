import { describe, expect, it } from '@jest/globals';
import { builtInViews, viewsOf, withView } from './views.js';

describe('saved views', () => {
  it('replace one of the same name and are not more than 30', () => {
    const view = (name: string, q: string) => ({ name, search: { q } });
    expect(withView([view('a', '1'), view('b', '1')], view('a', '2'))).toEqual([view('b', '1'), view('a', '2')]);
    const many = Array.from({ length: 30 }, (_, index) => view(String(index), ''));
    expect(withView(many, view('new', ''))).toHaveLength(30);
  });

  it('are read only where they make sense', () => {
    const kept = [{ name: 'mine', search: { status: ['closed', 'lost'] } }, null, { name: 3 }, 'x'];
    expect(viewsOf(JSON.stringify(kept))).toEqual([{ name: 'mine', search: { status: ['closed'] } }]);
    expect(viewsOf('{broken')).toEqual([]);
    expect(viewsOf(undefined)).toEqual([]);
  });

  it('name the precinct of who works in one', () => {
    const review = (precincts: string[]) => builtInViews({ precincts }).find(({ name }) => name === 'Waiting for review')?.search;
    expect(review(['D1'])).toHaveProperty('precinct', 'D1');
    expect(review([])).not.toHaveProperty('precinct');
  });
});
