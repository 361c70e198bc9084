import { expect, test } from 'vitest';
import { findScript } from '../../src/eleventy/find-script.ts';

const svg = (inside: string): Uint8Array =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`,
  );

test.each([
  ['<script>alert(1)</script>', 'the element <script>'],
  ['<s:script xmlns:s="http://www.w3.org/2000/svg"/>', 'the element <script>'],
  ['<foreignObject><p/></foreignObject>', 'the element <foreignObject>'],
  ['<rect onload="x()"/>', 'the attribute onload'],
  ['<rect fill="red"onclick = "x()"/>', 'the attribute onclick'],
  ['<a href="javascript:x()"><text>a</text></a>', 'the address javascript'],
  ['<a href="&#106;ava&#x0A;script:x()"/>', 'the address javascript'],
  ['<a href="java\tscript:x()"/>', 'the address javascript'],
  ['<set attributeName="onmouseover" to="x()"/>', 'an animated address'],
  ['<animate attributeName="href" values="x"/>', 'an animated address'],
])('%s is something that runs', (inside, found) => {
  expect(findScript(svg(inside))).toBe(found);
});

test.each([
  ['<!DOCTYPE svg [<!ENTITY x "<script/>">]><svg>&x;</svg>', 'declarations of entities'],
  ['<?xml-stylesheet href="x.xsl" type="text/xsl"?><svg/>', 'a style sheet for XML'],
])('%s is something that runs', (text, found) => {
  expect(findScript(new TextEncoder().encode(text))).toBe(found);
});

test('a drawing in another encoding can not be looked into', () => {
  expect(findScript(Buffer.from('\ufeff<svg/>', 'utf16le'))).toBe('bytes that are not UTF-8');
});

test.each([
  '<title>Deploys upon errors</title><path d="M0 0L9 9"/>',
  '<style>.a{fill:red}</style><a href="https://example.org/"><text class="a">online</text></a>',
  '<image href="data:image/png;base64,AAAA"/>',
])('%s only draws', (inside) => {
  expect(findScript(svg(inside))).toBeNull();
});
