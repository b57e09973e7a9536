export interface Box {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

export interface Placement {
  readonly top: number;
  readonly left: number;
  /** Room for the popover; it scrolls inside when it needs more. */
  readonly maxHeight: number;
  readonly side: 'below' | 'above';
}

const GAP = 6;
const MARGIN = 8;

/**
 * Puts a popover beside its button and inside `area`, the visible part of the paper: it never reaches over the share
 * bar. It goes below when it fits or when there is at least as much room as above. All boxes share one origin.
 */
export function placePopover(
  button: Box,
  size: { readonly width: number; readonly height: number },
  area: Box,
): Placement {
  const areaBottom = area.top + area.height - MARGIN;
  const below = areaBottom - (button.top + button.height + GAP);
  const above = button.top - GAP - (area.top + MARGIN);
  const side = size.height <= below || below >= above ? 'below' : 'above';
  const room = Math.max(120, side === 'below' ? below : above);
  const height = Math.min(size.height, room);
  const wanted = side === 'below' ? button.top + button.height + GAP : button.top - GAP - height;
  const top = Math.max(area.top + MARGIN, Math.min(wanted, areaBottom - height));
  const right = area.left + area.width - MARGIN - size.width;
  const left = Math.max(area.left + MARGIN, Math.min(button.left + button.width - size.width, right));
  return { top, left, maxHeight: room, side };
}
