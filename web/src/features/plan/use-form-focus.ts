import { useEffect, useRef, type RefObject } from 'react';

/** A form that opens takes the focus to its heading and comes into view: it may stand far below its button. */
export function useFormFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'center' });
  }, []);
  return heading;
}
