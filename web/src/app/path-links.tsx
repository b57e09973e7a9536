import { Link, useRouterState } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWords } from '../i18n/index.js';
import type { PathStep } from '../lib/index.js';

/** A wider place stays a link; only the very address is where one is. */
const EXACT = { exact: true, includeSearch: false } as const;

/** The path of the screen; without one the two entrances of the application. */
export function usePathLinks(path: readonly PathStep[]): readonly ReactElement[] {
  const { t, format } = useWords();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const steps: readonly PathStep[] =
    path.length > 0
      ? path
      : [
          { label: t('shell.desk'), to: '/' },
          { label: t('shell.cases'), to: '/cases' },
        ];
  return steps.map((step) => {
    const here = step.to === undefined || (path.length === 0 && step.to === pathname);
    const current = here ? { 'aria-current': 'page' as const } : {};
    if (step.to === undefined)
      return (
        <span key={step.label} {...current}>
          {format.text(step.label)}
        </span>
      );
    return (
      <Link key={step.to} to={step.to} activeOptions={EXACT} {...current}>
        {format.text(step.label)}
      </Link>
    );
  });
}
