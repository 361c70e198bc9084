import type { Html } from '../html/types.ts';

const unsafe = /[<>&\u2028\u2029]|\p{Surrogate}/gu;

/**
 * JSON that can stand inside a `<script>` element: nothing in it ends the element, begins a comment or a
 * tag, or breaks a line of JavaScript.
 */
export const safeJson = (value: unknown): Html =>
  JSON.stringify(value).replaceAll(
    unsafe,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  ) as Html;
