import { describe, expect, it } from 'vitest';
import { createFacetLinks } from '../../src/site/facet-links.ts';

describe('createFacetLinks', () => {
  const link = createFacetLinks('tags', ['dns', 'DNS', 'DNS', 'C', 'C++']);

  it('joins spellings of one value under the one used most', () => {
    expect(link('dns')).toEqual({ name: 'DNS', label: 'DNS', path: '/tags/dns/' });
    expect(link('DNS')).toBe(link('dns'));
  });

  it('keeps other values apart', () => {
    expect(link('C').path).toBe('/tags/c/');
    expect(link('C++').path).not.toBe('/tags/c/');
  });

  it('does not depend on the order of the posts', () => {
    expect(createFacetLinks('tags', ['b', 'B'])('B').name).toBe('B');
    expect(createFacetLinks('tags', ['B', 'b'])('B').name).toBe('B');
  });
});
