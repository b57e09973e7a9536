import { createContext, useContext } from 'react';
import type { ViewerPartsFragment } from '../generated/graphql.gen.js';

/** Who is signed in and for which organisation they act. */
export type Viewer = ViewerPartsFragment;

export const ViewerContext = createContext<Viewer | null>(null);

/**
 * The person at the keyboard; only inside the signed-in part of the application.
 * @throws {Error} when used outside of it, which is a defect of the page
 */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (viewer === null) throw new Error('useViewer needs a signed-in page');
  return viewer;
}
