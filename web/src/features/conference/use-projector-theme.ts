import { useEffect } from 'react';

/** High contrast for the whole page while projecting; the theme chosen before comes back afterwards. */
export function useProjectorTheme(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    const before = dataset['theme'];
    dataset['theme'] = 'projector';
    return () => {
      if (before === undefined) delete dataset['theme'];
      else dataset['theme'] = before;
    };
  }, []);
}
