import { expect, test } from 'vitest';
import { createImageSizes } from '../../src/eleventy/image-size.ts';
import { makeFolder } from '../helpers/folder.ts';

const pixel = 'R0lGODlhAwACAIAAAAAAAP///yH5BAAAAAAALAAAAAADAAIAAAIDhG8FADs=';

test('tells the size of images, null for everything else', () => {
  const root = makeFolder({
    'a.gif': Buffer.from(pixel, 'base64'),
    'b.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"></svg>',
    'c.png': 'no image',
    'd.png': '',
  });
  const sizeOf = createImageSizes(root);
  expect(sizeOf('a.gif')).toEqual({ width: 3, height: 2 });
  expect(sizeOf('b.svg')).toEqual({ width: 20, height: 10 });
  for (const path of ['c.png', 'd.png', 'gone.png', '.']) expect(sizeOf(path)).toBeNull();
});
