import type { OutlineHeading } from './types.ts';

/** Whether a heading is written as one, not as a bold line or a label. */
export const isReal = ({ form }: OutlineHeading): boolean => form !== 'bold' && form !== 'label';
