import { idOf, numbersOf, type PdfDict } from './values.js';

/** The part of the last page that is left empty for the picture of a signature, in points from below on the left. */
export const STAMP_PLACE = { left: 0, bottom: 80, right: 596, top: 620 } as const;

/** Whether a signature shows nothing, or shows itself on the last page in the place that is left for it. */
export function pictureFits(field: PdfDict | undefined, marked: number | undefined, pages: readonly number[]): boolean {
  const rect = numbersOf(field?.entries.get('Rect')) ?? [0, 0, 0, 0];
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect;
  if (rect.length !== 4) return false;
  if (x1 === x2 || y1 === y2) return true;
  const page = idOf(field?.entries.get('P'));
  const last = pages.at(-1);
  if (marked !== last || (page !== undefined && page !== last)) return false;
  const [left, right, bottom, top] = [Math.min(x1, x2), Math.max(x1, x2), Math.min(y1, y2), Math.max(y1, y2)];
  const { left: least, right: most, bottom: lowest, top: highest } = STAMP_PLACE;
  return left >= least && right <= most && bottom >= lowest && top <= highest;
}
