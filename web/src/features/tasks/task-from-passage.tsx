import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useViewer } from '../../lib/index.js';
import { linkClass } from '../../ui/index.js';
import { useTaskWords } from './use-words.js';

export interface TaskFromPassageProps {
  readonly unit: { readonly id: string; readonly state: string; readonly may: { readonly allow: boolean } };
  readonly caseId: string;
  /** Name of the measure, where the passage is one. */
  readonly measure?: string;
}

/** For OSPOD, who may decide about the passage: a task that comes from it. */
export function TaskFromPassage({ unit, caseId, measure }: TaskFromPassageProps): ReactElement | null {
  const { t } = useTaskWords();
  const issues = useViewer().agency?.type === 'ospod' && unit.may.allow && unit.state === 'shared';
  if (!issues) return null;
  return (
    <Link to="/cases/$caseId/tasks" params={{ caseId }} search={{ of: unit.id }} className={linkClass()}>
      {measure === undefined ? t('fromPassage') : t('fromMeasure', { measure })}
    </Link>
  );
}
