import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Element, ElementContent, Root } from 'hast';
import type rehypeParse from 'rehype-parse';
import { unified } from 'unified';

/** The part of the library that is used. */
interface Mermaid {
  readonly renderMermaidSVG: (source: string) => string;
}

// Its layout takes a time that grows with the square of what there is to lay out.
const maxLength = 3000;
const maxLines = 60;

const require = createRequire(import.meta.url);
let loaded: { readonly mermaid: Mermaid; readonly parse: typeof rehypeParse } | null = null;

/** Loaded by the first diagram: it takes half a second. The package offers itself to `import` only. */
function load(): NonNullable<typeof loaded> {
  loaded ??= {
    mermaid: require(fileURLToPath(import.meta.resolve('beautiful-mermaid'))) as Mermaid,
    parse: (require('rehype-parse') as { default: typeof rehypeParse }).default,
  };
  return loaded;
}

/**
 * Draws the Mermaid source of a diagram as SVG, without a browser. `name` tells its ids from those of
 * other diagrams. Null where the source is too long, has a mistake, or is of a kind that can't be drawn:
 * flow charts, sequences, states, classes, entities and plots can.
 */
export function drawDiagram(source: string, name: string): Element | null {
  const drawn = source
    .split('\n')
    .filter((line) => !/^\s*acc(?:Title|Descr)\s*:/.test(line))
    .join('\n');
  if (source.length > maxLength || drawn.split('\n').length > maxLines) return null;
  try {
    const { mermaid, parse } = load();
    const svg = mermaid.renderMermaidSVG(drawn);
    const tree = unified().use(parse, { fragment: true }).parse(svg);
    return cleanSvg(tree, name);
  } catch {
    return null;
  }
}

/** The library lets an author's style pass, so only what is known to be harmless stays. */
const elements = new Set(
  'circle defs ellipse g line marker path polygon polyline rect svg text tspan'.split(' '),
);
const plain = new Set(
  [
    'cx cy d dominantBaseline dx dy fontSize fontWeight height markerHeight markerWidth opacity',
    'orient points r refX refY rx ry strokeDasharray strokeLinecap strokeLinejoin strokeWidth',
    'textAnchor transform viewBox width x x1 x2 y y1 y2',
  ]
    .join(' ')
    .split(' '),
);
const paints = new Set(['fill', 'stroke']);
const references = new Set(['markerStart', 'markerMid', 'markerEnd']);

const plainValue = /^[\w\s.,()+-]{0,4000}$/;
const paintValue = /^(?:none|currentColor|var\(--[a-z_-]{1,40}\)|#[\da-f]{3,8})$/i;
const referenceValue = /^url\(#([\w-]{1,80})\)$/;

function cleanSvg(tree: Root, name: string): Element | null {
  const svg = tree.children.find((node) => node.type === 'element' && node.tagName === 'svg');
  return svg?.type === 'element' ? clean(svg, name) : null;
}

function clean(element: Element, name: string): Element {
  const properties: Element['properties'] = {};
  for (const [key, value] of Object.entries(element.properties)) {
    const text = Array.isArray(value) ? value.join(' ') : String(value);
    const id = referenceValue.exec(text)?.[1];
    if (key === 'id' && /^[\w-]{1,80}$/.test(text)) properties.id = `${name}-${text}`;
    else if (references.has(key) && id !== undefined) properties[key] = `url(#${name}-${id})`;
    else if (paints.has(key) ? paintValue.test(text) : plain.has(key) && plainValue.test(text)) {
      properties[key] = text;
    }
  }
  const children = (element.children as ElementContent[]).flatMap((child) => {
    if (child.type === 'text') return child;
    return child.type === 'element' && elements.has(child.tagName) ? clean(child, name) : [];
  });
  return { type: 'element', tagName: element.tagName, properties, children };
}
