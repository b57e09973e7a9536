import { useLocation, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';

const PLACES = ['record', 'course', 'context', 'projector'] as const;
/** What fills the window: a column on a narrow screen, or the projection. */
export type Place = (typeof PLACES)[number];

export interface RoomPlace {
  readonly at: Place;
  readonly go: (place: Place) => void;
}

/** The place stands in the address behind `#`, so that it can be opened directly and "back" leaves it. */
export function useRoomPlace(): RoomPlace {
  const hash = useLocation({ select: (location) => location.hash });
  const navigate = useNavigate();
  return useMemo(
    () => ({
      at: PLACES.find((place) => place === hash) ?? 'record',
      go: (place) => void navigate({ to: '.', hash: place === 'record' ? '' : place, resetScroll: false }),
    }),
    [hash, navigate],
  );
}
