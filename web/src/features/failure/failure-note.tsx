import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../i18n/index.js';
import { ErrorNote } from '../../ui/index.js';
import type { Failure } from '../../lib/index.js';

/** A screen that could not be read: the note with a title for those who move by headings. */
export function FailurePage({ failure }: { readonly failure: Failure }): ReactElement {
  const { t } = useWords();
  return (
    <>
      <h1 className="visually-hidden">
        {t(failure.code === 'NOT_FOUND' ? 'shell.notFoundTitle' : 'shell.crashTitle')}
      </h1>
      <FailureNote failure={failure} />
    </>
  );
}

/** A failed request in the words of the catalogue: what happened, what is safe, what to do. */
export function FailureNote({
  failure,
  children,
}: {
  readonly failure: Failure;
  readonly children?: ReactNode;
}): ReactElement {
  const { t } = useWords();
  const safe = t(`errors.${failure.code}.safe`);
  const act = t(`errors.${failure.code}.act`);
  return (
    <ErrorNote
      happened={t(`errors.${failure.code}.happened`)}
      safe={safe === '' ? undefined : safe}
      act={act === '' ? undefined : act}
      trace={failure.traceId === undefined ? undefined : t('shell.trace', { trace: failure.traceId })}
    >
      {children}
    </ErrorNote>
  );
}
