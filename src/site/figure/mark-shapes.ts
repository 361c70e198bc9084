import {
  type SymbolType,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from 'd3-shape';
import type { EntryKind } from '../../postmortem/types.ts';

/** A kind of entry as a drawing around 0,0, so that colour is not all that tells it from others. */
export interface MarkShape {
  readonly kind: EntryKind;
  /** Data of an SVG path. */
  readonly path: string;
}

/** Shapes with their areas in square units; the sizes look alike. */
const shapes: Readonly<Record<EntryKind, readonly [SymbolType, number]>> = {
  cause: [symbolDiamond, 62],
  detection: [symbolTriangle, 52],
  escalation: [symbolWye, 52],
  communication: [symbolSquare, 58],
  hypothesis: [symbolCircle, 42],
  action: [symbolCircle, 62],
  mitigation: [symbolCross, 58],
  resolution: [symbolStar, 52],
  note: [symbolCircle, 26],
};

/** All shapes, in the order of the kinds. An entry of no kind is drawn as a note. */
export const markShapes: readonly MarkShape[] = Object.entries(shapes).map(
  ([kind, [type, area]]) => ({
    kind: kind as EntryKind,
    path: symbol(type, area).digits(1)() ?? '',
  }),
);
