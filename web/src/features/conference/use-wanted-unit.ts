import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { HeadHost } from './head-hosts.js';

const PREFIX = 'unit-';

/** Brings the unit that the address points at into view, once, as soon as its head is drawn. */
export function useWantedUnit(hosts: readonly HeadHost[]): void {
  const hash = useLocation({ select: (location) => location.hash });
  const shown = useRef('');
  useEffect(() => {
    const wanted = hash.startsWith(PREFIX) ? hash.slice(PREFIX.length) : '';
    const host = hosts.find(([unitId]) => unitId === wanted)?.[1];
    if (host === undefined || shown.current === hash) return;
    shown.current = hash;
    host.scrollIntoView({ block: 'center' });
  }, [hash, hosts]);
}
