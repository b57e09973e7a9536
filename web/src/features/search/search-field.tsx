import { useMatches, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, type FormEvent, type ReactElement } from 'react';
import { classes } from '../../ui/index.js';
import { askQuestion, useQuestion } from './question.js';
import styles from './search.module.css';
import { useSearchWords } from './use-words.js';

/** Longest question the server takes. */
const LONGEST = 200;

/** The search of the top bar: a field on a wide screen, a button to the page of search on a narrow one. */
export function SearchField(): ReactElement {
  const { t } = useSearchWords();
  const navigate = useNavigate();
  const question = useQuestion();
  const field = useRef<HTMLInputElement>(null);
  const there = useRouterState({ select: (state) => state.location.pathname === '/search' });
  // A room fills the bar of a phone with its own state; search is one step back from it.
  const room = useMatches().some((match) => match.staticData.full === true);
  useEffect(() => onSearchKey(() => enter(field.current, () => void navigate({ to: '/search' }))), [navigate]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    askQuestion(field.current?.value ?? '');
    void navigate({ to: '/search' });
  };
  return (
    <search className={classes(there ? styles.here : styles.inBar, room && styles.inRoom)} data-print="never">
      <form className={styles.form} onSubmit={submit} autoComplete="off">
        <input
          key={question}
          ref={field}
          className={styles.field}
          aria-label={t('label')}
          aria-keyshortcuts="/ Control+K"
          placeholder={t('label')}
          defaultValue={question}
          maxLength={LONGEST}
          enterKeyHint="search"
          spellCheck={false}
        />
      </form>
      <button
        type="button"
        className={styles.open}
        aria-label={t('open')}
        onClick={() => void navigate({ to: '/search' })}
      >
        <svg viewBox="0 0 18 18" aria-hidden="true">
          <path d="M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3zM11.8 11.8 16 16" />
        </svg>
      </button>
    </search>
  );
}

/** Into the field that can be seen; where there is none, to the page that has one. */
function enter(field: HTMLInputElement | null, open: () => void): void {
  const page = document.querySelector<HTMLInputElement>('[data-search-page]');
  const target = page ?? (field?.offsetParent ? field : null);
  if (target === null) return open();
  target.focus();
  target.select();
}

/** "/" where nobody types, Ctrl+K everywhere. Returns the way to stop listening. */
function onSearchKey(act: () => void): () => void {
  const hear = (event: KeyboardEvent): void => {
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    const k = event.key.toLowerCase() === 'k' && event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!slash && !k) return;
    event.preventDefault();
    act();
  };
  addEventListener('keydown', hear);
  return () => removeEventListener('keydown', hear);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select, [role="textbox"], [role="menu"] *');
}
