import { createContext, useContext, useEffect, type ReactElement, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** One step of the path in the top bar; the last one has no address, it is where one is. */
export interface PathStep {
  readonly label: string;
  readonly to?: string;
}

/** Places of the top bar that a screen may fill. */
export type FrameSlot = 'save' | 'action';

export interface Frame {
  readonly setPath: (path: readonly PathStep[]) => void;
  readonly slots: Readonly<Record<FrameSlot, HTMLElement | null>>;
}

export const FrameContext = createContext<Frame | null>(null);

/** Shows a path in the top bar for as long as the screen is open. The tab title stays free of names. */
export function useFramePath(path: readonly PathStep[]): void {
  const frame = useContext(FrameContext);
  const setPath = frame?.setPath;
  // The frame ignores a path equal to the one it shows, so a new array at each render costs nothing.
  useEffect(() => setPath?.(path), [path, setPath]);
  useEffect(() => () => setPath?.([]), [setPath]);
}

/** Puts the save state or the one action of the screen into the top bar. */
export function InFrame({
  slot,
  children,
}: {
  readonly slot: FrameSlot;
  readonly children: ReactNode;
}): ReactElement | null {
  const target = useContext(FrameContext)?.slots[slot] ?? null;
  return target === null ? null : <>{createPortal(children, target)}</>;
}
